import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { startOfDay } from "@jieru/shared/domain/local-day";
import { boardAnswer } from "@jieru/shared/protocol/board";
import { toldTogether } from "@jieru/shared/protocol/told-together";
import { expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import type { DeskSession } from "../../src/desk/desk.ts";
import type { Lanes } from "../../src/lane/lane.ts";
import { readBoard } from "../../src/supervise/board.ts";
import { readOwnDay } from "../../src/supervise/own-day.ts";
import { readServedToday } from "../../src/supervise/today.ts";
import { ann, bob, boss, minute, root, second } from "../desk/scenario.ts";
import {
  createAccount,
  deliverPush,
  done,
  messageOf,
  type Node,
  pickUp,
  reply,
  type TestClock,
  textPush,
  writeAs,
} from "../lane/account.ts";
import { nodeForEach } from "../lane/node-fixtures.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let node: Node;
let clock: TestClock;
let lanes: Lanes;
let account: AccountId;
const day = 24 * 60 * minute;

nodeForEach(async (open, at, database) => {
  [node, clock, db] = [open, at, database];
  lanes = node.lanes;
  account = await createAccount(db.pool, [ann, bob, boss]);
});

const board = async () => {
  const read = await readBoard(node.pool, account, clock.now());
  return boardAnswer.parse(read);
};
const run = (command: Command) => done(lanes.run(account, command));
const write = (openid: string) => writeAs(lanes, account, openid);
const happeningTypes = async () => (await board()).happenings.map((h) => h.what);

async function serve(openid: string, agent: string, ms: number): Promise<DeskSession> {
  const s = await write(openid);
  clock.elapse(10 * second);
  await run(pickUp(agent, s));
  clock.elapse(ms);
  await run(reply(agent, s));
  return s;
}
async function deliver(agent: string, s: DeskSession, outcome: "sent" | "unknown" | "refused") {
  const { facts } = await run(reply(agent, s));
  const messageId = messageOf(facts).id;
  await run({ do: "start_delivery", messageId });
  const kind =
    outcome === "refused"
      ? ({ kind: "refused", reason: "content_risky", code: 87014, allowance: null } as never)
      : { kind: outcome };
  await run({ do: "finish_delivery", messageId, outcome: kind });
  return messageId;
}

it("[BO2] the first response includes queue time, and an agent's starts at pick-up", async () => {
  expect((await board()).today).toEqual({ pickedUp: 0, firstResponseMs: null, firstAnswerMs: null });
  await serve("li", "ann", 10 * second);
  await serve("wang", "ann", 30 * second);
  await serve("zhao", "bob", 50 * second);
  const { today, agents } = await board();
  expect(today).toEqual({ pickedUp: 3, firstResponseMs: 30 * second, firstAnswerMs: 40 * second });
  expect(agents).toContainEqual({ agentId: "ann", pickedUp: 2, firstResponseMs: 20 * second });
  expect(agents).toContainEqual({ agentId: "bob", pickedUp: 1, firstResponseMs: 50 * second });
});

it("[BO2] later replies do not change the first response, and a new owner starts anew", async () => {
  const s = await serve("li", "ann", 10 * second);
  clock.elapse(minute);
  await run(reply("ann", s));
  expect((await board()).today.firstResponseMs).toBe(10 * second);
  await run({ do: "transfer", agentId: ann.id, sessionId: s.id, to: bob.id, note: null });
  expect((await board()).agents).toEqual([{ agentId: "bob", pickedUp: 1, firstResponseMs: null }]);
  clock.elapse(5 * second);
  await run(reply("bob", s));
  expect((await board()).today).toEqual({
    ...{ pickedUp: 1, firstResponseMs: 5 * second },
    firstAnswerMs: 20 * second,
  });
});

it("[BO1] [BO3] yesterday does not count", async () => {
  await serve("li", "ann", 10 * second);
  clock.elapse(startOfDay(clock.now(), "Asia/Shanghai") + day - clock.now() - 1);
  expect((await board()).today.pickedUp).toBe(1);
  clock.elapse(1);
  expect(await board()).toMatchObject({ since: clock.now(), today: { pickedUp: 0, firstResponseMs: null } });
});

it("[BO17] an agent's own day counts today's pick-ups, replies and first responses", async () => {
  const ownDay = (agentId: AgentId) => readOwnDay(node.pool, account, agentId, clock.now());
  await serve("li", "ann", 10 * second);
  const s = await serve("wang", "ann", 30 * second);
  await run(reply("ann", s));
  await serve("zhao", "bob", 50 * second);
  expect(await ownDay(ann.id)).toMatchObject({ pickedUp: 2, firstResponseMs: 20 * second, replies: 3 });
  expect(await ownDay(bob.id)).toMatchObject({ pickedUp: 1, firstResponseMs: 50 * second, replies: 1 });
  expect(await ownDay(boss.id)).toMatchObject({ pickedUp: 0, firstResponseMs: null, replies: 0 });
  clock.elapse(day);
  expect(await ownDay(ann.id)).toMatchObject({ pickedUp: 0, firstResponseMs: null, replies: 0 });
});

it("[BO3] ended sessions still count, and arrivals cover the last ten minutes", async () => {
  const s = await serve("li", "ann", second);
  await run({ do: "end", agentId: ann.id, sessionId: s.id });
  clock.elapse(9 * minute);
  await write("wang");
  expect(await board()).toMatchObject({ today: { pickedUp: 1 }, arrived: 2 });
  clock.elapse(minute);
  expect(await board()).toMatchObject({ arrived: 1 });
});

it("[BO3] agents' pick-ups add up: returned sessions count for none, unbound agents keep theirs", async () => {
  account = await createAccount(db.pool, [ann, bob, root]);
  const ended = await serve("li", "ann", second);
  await run({ do: "end", agentId: ann.id, sessionId: ended.id });
  const returned = await serve("wang", "bob", second);
  await serve("zhao", "bob", second);
  await run({ do: "transfer", agentId: bob.id, sessionId: returned.id, to: null, note: null });
  await run({ do: "unbind_agent", agentId: ann.id, by: root.id });
  const { today, agents } = await board();
  expect(today.pickedUp).toBe(2);
  expect(agents.map(({ agentId, pickedUp }) => [agentId, pickedUp]).sort()).toEqual([
    ["ann", 1],
    ["bob", 1],
  ]);
});

it("[BO3] beyond 20,000 a day the figures cover the newest", async () => {
  const queries: unknown[] = [];
  const client = {
    query: async (text: string, values: unknown[]) => {
      queries.push(/order by picked_up_at desc limit \$(\d)/.exec(text)?.[1], values.at(-1));
      return { rows: [] };
    },
  };
  await readServedToday(client as never, account, 0);
  expect(queries).toEqual(["3", 20_000]);
});

it("[BO4] replies count by their current state", async () => {
  const s = await serve("li", "ann", second);
  const messageId = await deliver("ann", s, "unknown");
  expect(await board()).toMatchObject({ failed: 0, unconfirmed: 1 });
  await run({ do: "finish_delivery", messageId, outcome: { kind: "sent" } });
  expect(await board()).toMatchObject({ failed: 0, unconfirmed: 0 });
  await write("wang").then((w) => run(pickUp("ann", w)).then(() => deliver("ann", w, "refused")));
  expect(await board()).toMatchObject({ failed: 1, unconfirmed: 0 });
});

it("[BO4] a resent reply counts by the outcome of its resend", async () => {
  const s = await serve("li", "ann", second);
  const resendOf = await deliver("ann", s, "unknown");
  const { facts } = await run({ ...reply("ann", s), resendOf } as Command);
  expect(await board()).toMatchObject({ failed: 0, unconfirmed: 0 });
  const messageId = messageOf(facts).id;
  await run({ do: "start_delivery", messageId });
  await run({ do: "finish_delivery", messageId, outcome: { kind: "unknown" } });
  expect(await board()).toMatchObject({ failed: 0, unconfirmed: 1 });
});

it("[BO4] a failed reply no longer counts once it was resent", async () => {
  const s = await serve("li", "ann", second);
  const resendOf = await deliver("ann", s, "refused");
  await run({ ...reply("ann", s), resendOf } as Command);
  expect(await board()).toMatchObject({ failed: 0, unconfirmed: 0 });
});

it("[BO4] all unsent replies of today count, whatever else happened", async () => {
  const s = await serve("li", "ann", second);
  await deliver("ann", s, "refused");
  await db.fill(
    `insert into events (account_id, seq, type, at, payload, notable)
     select $1, n, 'session_transferred', $2, '{}', true from generate_series(100001, 101500) n`,
    [account, clock.now()],
  );
  expect(await board()).toMatchObject({ failed: 1 });
  clock.elapse(day);
  expect(await board()).toMatchObject({ failed: 0 });
});

it("[BO4] beyond 5,000 a day unsent replies count among the newest", async () => {
  const s = await serve("li", "ann", second);
  await deliver("ann", s, "refused");
  const fill = (from: number, count: number) =>
    db.fill(
      `insert into events (account_id, seq, type, at, payload, notable)
       select $1, n, 'delivery_changed', $2, '{"message":{"id":"none"}}', true from generate_series($3::int, $4) n`,
      [account, clock.now() + 1, from, from + count - 1],
    );
  await fill(100_000, 4_999);
  expect(await board()).toMatchObject({ failed: 1 });
  await fill(200_000, 1);
  expect(await board()).toMatchObject({ failed: 0 });
});

const lose = (from: number, count: number, agentId: string) =>
  db.fill(
    `insert into events (account_id, seq, type, at, previous_owner_id, payload, notable)
     select $1, n, 'session_waits_again', $2::bigint + n, $3, $4, true from generate_series($5::int, $6) n`,
    [
      account,
      clock.now(),
      agentId,
      JSON.stringify({
        session: { id: "s", customer: { openid: "li", remark: null } },
        message: { type: "notice", notice: { what: "waits_again", why: "agent_lost" } },
      }),
      from,
      from + count - 1,
    ],
  );

it("[BO5] one agent's many requeued sessions do not hide other events", async () => {
  await db.fill(
    `insert into events (account_id, seq, type, at, payload, notable)
     select $1, n, 'pushes_missed', $2, '{"gap":{"from":0,"to":1}}', true from generate_series(1, 60) n`,
    [account, clock.now() - minute],
  );
  await lose(61, 120, "ann");
  const { happenings } = await board();
  expect(happenings.filter((h) => h.what === "waits_again")).toHaveLength(120);
  expect(toldTogether(happenings)).toHaveLength(50);
  expect(happenings.map((h) => h.seq)).toEqual(Array.from({ length: 169 }, (_, n) => 180 - n));
});

it("[BO5] the newest 500 of many combined events are read", async () => {
  await lose(1, 520, "ann");
  expect((await board()).happenings).toHaveLength(500);
});

it("[BO5] the 50 newest events are shown", async () => {
  await db.fill(
    `insert into events (account_id, seq, type, at, payload, notable)
     select $1, n, 'pushes_missed', $2, '{"gap":{"from":0,"to":1}}', true from generate_series(1, 51) n`,
    [account, clock.now()],
  );
  const { happenings } = await board();
  expect([happenings.length, happenings[0]?.seq, happenings.at(-1)?.seq]).toEqual([50, 51, 2]);
});

it("[BO8] readers are taken from the 5,000 newest records", async () => {
  const s = await serve("li", "ann", second);
  const fill = (count: number, what: string, about: string, at: number) =>
    db.fill(
      `insert into audit_log (account_id, agent_id, at, what, about)
       select $1, $2, $3, $4, $5 from generate_series(1, $6::int)`,
      [account, boss.id, at, what, about, count],
    );
  const at = clock.now();
  await fill(1, "read_conversation", s.conversationId, at);
  await fill(4_999, "signed_in", "", at + 1);
  expect((await board()).readers).toEqual([{ sessionId: s.id, agentId: boss.id, at }]);
  await fill(1, "signed_in", "", at + 1);
  expect((await board()).readers).toEqual([]);
});

it("[BO8] a reader who becomes the owner is no longer listed", async () => {
  const s = await serve("li", "ann", second);
  await db.pool.query(
    `insert into audit_log (account_id, agent_id, at, what, about) values ($1, $2, $3, 'read_conversation', $4)`,
    [account, boss.id, clock.now(), s.conversationId],
  );
  expect((await board()).readers).toMatchObject([{ sessionId: s.id, agentId: boss.id }]);
  await run({ do: "take_over", agentId: boss.id, sessionId: s.id });
  expect((await board()).readers).toEqual([]);
});

it("[BO8] a reader of an earlier session is not listed for the current one", async () => {
  await serve("li", "ann", second);
  const earlier = await serve("wang", "ann", second);
  await db.pool.query(
    `insert into audit_log (account_id, agent_id, at, what, about) values ($1, $2, $3, 'read_conversation', $4)`,
    [account, boss.id, clock.now(), earlier.conversationId],
  );
  expect((await board()).readers).toMatchObject([{ sessionId: earlier.id }]);
  await run({ do: "end", agentId: ann.id, sessionId: earlier.id });
  clock.elapse(second);
  await serve("wang", "bob", second);
  expect((await board()).readers).toEqual([]);
});

it("[BO5] lists only explaining events, newest first", async () => {
  const s = await serve("li", "ann", second);
  expect(await happeningTypes()).toEqual([]);
  await run({ do: "transfer", agentId: boss.id, sessionId: s.id, to: bob.id, note: null });
  await run({ do: "take_over", agentId: boss.id, sessionId: s.id });
  await run({ do: "set_status", agentId: ann.id, by: boss.id, status: "away" });
  await run({ do: "set_status", agentId: bob.id, by: boss.id, status: "offline" });
  await run({ do: "set_status", agentId: ann.id, by: ann.id, status: "online" });
  await run({ do: "set_pickup", agentId: ann.id, by: ann.id, auto: false, capacity: 1 });
  for (const openid of ["wang", "zhao"]) await run(pickUp("ann", await write(openid)));
  await run({ do: "lose_agent", agentId: ann.id });
  expect((await board()).happenings).toMatchObject([
    { what: "status", why: "lost", status: "offline", agentName: "ann" },
    { what: "waits_again", why: "agent_lost", fromId: "ann" },
    { what: "waits_again", why: "agent_lost", fromId: "ann" },
    { what: "over_capacity", agentName: "ann", load: 2, capacity: 1 },
    { what: "status", why: "supervisor", status: "offline", agentName: "bob" },
    { what: "status", why: "supervisor", status: "away", agentName: "ann" },
    { what: "taken_over", agentName: "boss", fromName: "bob" },
    { what: "transferred", byName: "boss", agentName: "bob", session: { customer: { openid: "li" } } },
  ]);
});

it("[BO5] names unbound agents, who are missing from the snapshot", async () => {
  account = await createAccount(db.pool, [ann, bob, root]);
  const s = await serve("li", "ann", second);
  await deliver("ann", s, "refused");
  await write("li");
  await run({ do: "unbind_agent", agentId: ann.id, by: root.id });
  expect((await board()).happenings).toMatchObject([
    { what: "waits_again", why: "unbound", fromId: "ann", fromName: "ann" },
    { what: "not_sent", state: "failed", agentId: "ann", agentName: "ann" },
  ]);
});

it("[BO5] shows the customer's current name, as the lists do", async () => {
  const s = await serve("li", "ann", second);
  await deliver("ann", s, "refused");
  const { id: sessionId, conversationId } = s;
  await run({ do: "set_remark", agentId: ann.id, conversationId, sessionId, remark: "苏小姐" });
  expect((await board()).happenings).toMatchObject([
    { what: "not_sent", session: { customer: { openid: "li", remark: "苏小姐" } } },
  ]);
});

it("[AL4] the time of WeChat's last push is known to half a minute, also for repeats", async () => {
  expect((await board()).heardAt).toBeNull();
  const push = (msgId: string) => deliverPush(lanes, account, textPush({ openid: "li", msgId }), clock.now());
  await push("1");
  const first = clock.now();
  expect((await board()).heardAt).toBe(first);
  clock.elapse(29 * second);
  await push("2");
  expect((await board()).heardAt).toBe(first);
  clock.elapse(second);
  await push("2");
  expect((await board()).heardAt).toBe(clock.now());
});

it("[RT3] [BO5] events of a customer from before their erasure are not shown", async () => {
  account = await createAccount(db.pool, [ann, root]);
  const s = await serve("li", "ann", second);
  await deliver("ann", s, "refused");
  expect(await happeningTypes()).toEqual(["not_sent"]);
  await run({ do: "erase_customer", agentId: root.id, conversationId: s.conversationId, sessionId: s.id });
  expect(await happeningTypes()).toEqual([]);
  const content = { type: "text", text: "me again" } as const;
  const act = { kind: "message", content, saidAt: clock.now() } as const;
  const { facts } = await run({ do: "receive", openid: "li", act });
  const again = facts.at(-1)?.session as DeskSession;
  await run(pickUp("ann", again));
  await deliver("ann", again, "unknown");
  expect((await board()).happenings).toMatchObject([
    { what: "not_sent", state: "unconfirmed", session: { id: again.id } },
  ]);
});
