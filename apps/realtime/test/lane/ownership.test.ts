import type { Refusal } from "@jieru/shared/protocol/refusals";
import { expect, it } from "vitest";
import { anAgent } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import {
  createAccount,
  done,
  messageOf,
  type Node,
  newClock,
  pickUp,
  reply,
  write,
  writeAs,
} from "./account.ts";
import { twoNodesForAll } from "./node-fixtures.ts";

let db: TestDatabase;
let nodes: [Node, Node];
const clock = newClock();
twoNodesForAll(clock, (open, database) => {
  [nodes, db] = [open, database];
});

const crowd = Array.from({ length: 60 }, (_, i) => anAgent(`agent${i}`));
const nodeFor = (i: number): Node => nodes[i % 2] as Node;

it.each([2, 10, 60])("[SE2] one agent wins when %i pick up at once through two servers", async (n) => {
  const account = await createAccount(db.pool, crowd);
  const session = await writeAs(nodes[0].lanes, account, "li");
  const outcomes = await Promise.all(
    crowd.slice(0, n).map((a, i) => nodeFor(i).lanes.run(account, pickUp(a.id, session))),
  );
  const winners = outcomes.flatMap((o, i) => (o.ok ? [crowd[i]?.id] : []));
  expect(winners).toHaveLength(1);
  const refusals = outcomes.flatMap((o): Refusal[] => (o.ok ? [] : [o.refusal]));
  expect(new Set(refusals.map((r) => JSON.stringify(r)))).toEqual(
    new Set([JSON.stringify({ refusal: "already_picked_up", agentId: winners[0], agentName: winners[0] })]),
  );
  const { rows } = await db.pool.query("select owner_id, epoch from sessions where id = $1", [session.id]);
  expect(rows).toEqual([{ owner_id: winners[0], epoch: 1 }]);
});

it("[SE1] [T28] 50 simultaneous first messages of a customer open one conversation and one session", async () => {
  const account = await createAccount(db.pool, crowd.slice(0, 1));
  await Promise.all(
    Array.from({ length: 50 }, (_, i) => done(nodeFor(i).lanes.run(account, write("new", `${i}`)))),
  );
  const { rows } = await db.pool.query(
    `select (select count(*) from conversations where account_id = $1) as conversations,
            (select count(*) from sessions where account_id = $1) as sessions,
            (select count(*) from messages where account_id = $1) as messages,
            (select unread from sessions where account_id = $1) as unread`,
    [account],
  );
  expect(rows).toEqual([{ conversations: 1, sessions: 1, messages: 50, unread: 50 }]);
});

it("[SE10] a simultaneous transfer, end, take-over and reply give a consistent result", async () => {
  const team = [...crowd.slice(0, 3), anAgent("boss", { role: "supervisor" })];
  const account = await createAccount(db.pool, team);
  for (let round = 0; round < 10; round++) {
    const session = await writeAs(nodes[0].lanes, account, `customer${round}`);
    await done(nodes[0].lanes.run(account, pickUp("agent0", session)));
    const on = { agentId: "agent0" as never, sessionId: session.id };
    await Promise.all([
      nodes[0].lanes.run(account, { do: "transfer", ...on, to: "agent1" as never, note: null }),
      nodes[1].lanes.run(account, { do: "end", ...on }),
      nodes[0].lanes.run(account, { do: "take_over", ...on, agentId: "boss" as never }),
      nodes[1].lanes.run(account, reply("agent0", session)),
      nodes[0].lanes.run(account, write(`customer${round}`)),
      nodes[1].lanes.run(account, { do: "lose_agent", agentId: "agent2" as never }),
    ]);
  }
  const { rows } = await db.pool.query(
    `select b.agent_id, b.load, count(s.id)::int as active
       from bindings b left join sessions s
         on s.account_id = b.account_id and s.owner_id = b.agent_id and s.state = 'active'
      where b.account_id = $1 group by b.agent_id, b.load`,
    [account],
  );
  for (const { agent_id, load, active } of rows) expect(load, agent_id).toBe(active);
  const open = await db.pool.query(
    `select count(*) filter (where state = 'waiting')::int as waiting, a.waiting_count
       from sessions s join accounts a on a.id = s.account_id where a.id = $1 group by a.waiting_count`,
    [account],
  );
  expect(open.rows[0]?.waiting).toBe(open.rows[0]?.waiting_count);
});

it("[AG1] ten seats go to 20 agents who are bound at once through two servers", async () => {
  const account = await createAccount(
    db.pool,
    Array.from({ length: 90 }, (_, i) => anAgent(`seat${i}`)),
  );
  const names = Array.from({ length: 20 }, (_, i) => `guest${i}`);
  await Promise.all(names.map((id) => db.pool.query(`insert into agents values ($1, $1, $1, 0)`, [id])));
  const outcomes = await Promise.all(
    names.map((id, i) =>
      nodeFor(i).lanes.run(account, { do: "bind_agent", agentId: id as never, name: id, role: "agent" }),
    ),
  );
  expect(outcomes.filter((o) => o.ok)).toHaveLength(10);
  expect(new Set(outcomes.flatMap((o) => (o.ok ? [] : [o.refusal.refusal])))).toEqual(
    new Set(["agent_limit_reached"]),
  );
  const { rows } = await db.pool.query(`select count(*), max(seat) from bindings where account_id = $1`, [
    account,
  ]);
  expect(rows).toEqual([{ count: 100, max: 100 }]);
});

it("[OB3] an unconfirmed reply is resent once when ten requests come through two servers", async () => {
  const account = await createAccount(db.pool, crowd.slice(0, 1));
  const session = await writeAs(nodes[0].lanes, account, "li");
  const ann = crowd[0]?.id as string;
  await done(nodes[0].lanes.run(account, pickUp(ann, session)));
  const { facts } = await done(nodes[0].lanes.run(account, reply(ann, session)));
  const messageId = messageOf(facts).id;
  await done(nodes[0].lanes.run(account, { do: "start_delivery", messageId }));
  await done(nodes[0].lanes.run(account, { do: "finish_delivery", messageId, outcome: { kind: "unknown" } }));
  const again = () => ({ ...reply(ann, session), resendOf: messageId });
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, i) => nodeFor(i).lanes.run(account, again())),
  );
  expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
  const refusals = outcomes.flatMap((o) => (o.ok ? [] : [o.refusal]));
  expect(refusals).toEqual(Array(9).fill({ refusal: "message_sent_again" }));
  const { rows } = await db.pool.query("select from messages where resend_of = $1", [messageId]);
  expect(rows).toHaveLength(1);
});
