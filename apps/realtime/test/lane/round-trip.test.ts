/** @module-tag slow */
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import type { Desk } from "../../src/desk/desk.ts";
import { createLanes } from "../../src/lane/lane.ts";
import { findRulingSession } from "../../src/lane/session-queries.ts";
import { rulingSession as joined } from "../../src/policies/conversation.ts";
import { type Choice, choices, commandOf } from "../desk/random-actions.ts";
import { rulingSession } from "../desk/ruling-session.ts";
import { anAccount, anAgent, ann, bob, boss, countedIds, root, Scenario } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, done, messageOf, newClock, pickUp, reply, writeAs } from "./account.ts";
import { readWholeDesk } from "./whole-desk.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const team = [{ ...ann, auto: true, capacity: 2 }, { ...bob, auto: true, capacity: 1 }, boss, root];

/** The state in memory without finished deliveries, which the database deletes on purpose. */
const asStored = (desk: Desk): Desk => ({
  ...desk,
  conversations: new Map(desk.conversations),
  sessions: new Map(desk.sessions),
  messages: new Map(desk.messages),
  outbox: new Map([...desk.outbox].filter(([, d]) => d.state !== "done")),
});

/** Returns ids that depend on the command only, so that a repeated decision gets the same ones. */
function idsOf(account: AccountId) {
  const at = { command: 0, id: 0 };
  return {
    begin: (command: number) => void Object.assign(at, { command, id: 0 }),
    next: () => `${account}-${at.command}-${++at.id}`,
  };
}

/** A server switches rarely enough to have a cache when it meets the other server's changes. */
const changesServer = 11;

/** Plays the choices in a new account, on two servers in turn. */
async function play(list: readonly Choice[]): Promise<{ account: AccountId; desk: Desk }> {
  const account = await createAccount(db.pool, team);
  await db.pool.query(
    `insert into agents (id, wechat_id, name, created_at) values ('cid', 'cid', 'cid', 0) on conflict do nothing`,
  );
  const seated = anAccount(...team);
  const ids = idsOf(account);
  const model = new Scenario(
    { ...seated, account: { ...seated.account, id: account, appId: account } },
    ids.next,
  );
  let commands = 0;
  const open = () => {
    const own = idsOf(account);
    const now = () => {
      own.begin(commands);
      return model.now;
    };
    return createLanes({ pool: db.pool, clock: { now }, newId: own.next });
  };
  let [lanes, others] = [open(), open()];

  for (const choice of list) {
    model.after(choice.afterMs);
    const command = commandOf(choice, model);
    if (!command) continue;
    ids.begin(++commands);
    model.when(command);
    if (choice.n === changesServer) [lanes, others] = [others, lanes];
    const outcome = await lanes.run(account, command);
    expect(outcome.ok ? null : outcome.refusal).toEqual(model.refusal);
    await lanes.idle();
  }
  const stored = await readWholeDesk(db.pool, account);
  expect({ ...stored, account: null }).toEqual({ ...asStored(model.desk), account: null });
  expect(stored.account).toMatchObject(model.desk.account);
  const events = await db.pool.query<{ seq: number; type: string; at: number }>(
    "select seq, type, at from events where account_id = $1 order by seq",
    [account],
  );
  expect(events.rows).toEqual(model.history.map(({ seq, type, at }) => ({ seq, type, at })));
  return { account, desk: model.desk };
}

it("after random actions on two servers the database equals the state in memory", {
  timeout: 60_000,
}, async () => {
  const plays = fc.asyncProperty(choices(40), async (list) => void (await play(list)));
  await fc.assert(plays, { numRuns: 60, endOnFailure: true });
});

it("[AG7] [RT3] database and state choose the same session to decide read access", async () => {
  const plays = fc.asyncProperty(choices(80), async (list) => {
    const { account, desk } = await play(list);
    const { rows } = await db.pool.query<{ conversation: ConversationId; session: string }>(
      `select c.id as conversation, s.id as session from conversations c ${joined} where c.account_id = $1`,
      [account],
    );
    const inLists = new Map(rows.map(({ conversation, session }) => [conversation, session]));
    for (const id of desk.conversations.keys()) {
      const ruling = rulingSession(desk, id)?.id;
      expect((await findRulingSession(db.pool, id))?.id).toBe(ruling);
      expect(inLists.get(id)).toBe(ruling);
    }
  });
  await fc.assert(plays, { numRuns: 60, endOnFailure: true });
});

/** Due times stored for the ticker, and due times computed from the rows. */
const deadlines = `select s.id, s.due_at as looks, case
         when s.state = 'active' then least(s.reactivate_at, case when s.unanswered_since is not null and c.allowance_left > 0
              and greatest(s.unanswered_since, s.served_since) + (a.settings->>'noAnswerMs')::bigint <= c.allowance_until
              then greatest(s.unanswered_since, s.served_since) + (a.settings->>'noAnswerMs')::bigint end)
         when (s.state = 'inactive' and s.remind_at is null) or (s.state = 'waiting' and not s.lapsed) then c.allowance_until
       end as due
  from sessions s join conversations c on c.id = s.conversation_id join accounts a on a.id = s.account_id`;

it("[SE3] [DI8] [RM4] the ticker's due times equal the domain's", async () => {
  let sessions = 0;
  const looks = fc.asyncProperty(choices(40), async (list) => {
    const { account } = await play(list);
    const { rows } = await db.pool.query(
      `select *, looks is distinct from due as wrong from (${deadlines} where s.account_id = $1) d`,
      [account],
    );
    expect(rows.filter(({ wrong }) => wrong)).toEqual([]);
    sessions += rows.length;
  });
  await fc.assert(looks, { numRuns: 30, endOnFailure: true });
  expect(sessions).toBeGreaterThan(20);
});

it("[SE3] a session with a too early due time is checked once and then rescheduled", async () => {
  const clock = newClock();
  const account = await createAccount(db.pool, [ann]);
  const lanes = createLanes({ pool: db.pool, clock, newId: countedIds(account) });
  const session = await writeAs(lanes, account, "li");
  await done(lanes.run(account, pickUp("ann", session)));
  await done(lanes.run(account, reply("ann", session)));
  await db.pool.query(`update sessions set due_at = 1 where id = $1`, [session.id]);
  const { facts } = await done(lanes.run(account, { do: "look_at_session", sessionId: session.id }));
  expect(facts).toEqual([]);
  const { rows } = await db.pool.query(`${deadlines} where s.id = $1`, [session.id]);
  expect(rows[0].looks).toBe(rows[0].due);
});

it("column names stay as they were", async () => {
  const account = await createAccount(db.pool, [anAgent("ünïcode 客服")]);
  const { agents } = await readWholeDesk(db.pool, account);
  expect([...agents.keys()]).toEqual(["ünïcode 客服"]);
});

it("[TR11] the wait before and after a reply is stored under its original names", async () => {
  const account = await createAccount(db.pool, team);
  const clock = newClock();
  const lanes = createLanes({ pool: db.pool, clock, newId: countedIds(account) });
  const waited = await writeAs(lanes, account, "li");
  clock.elapse(5);
  const session = await writeAs(lanes, account, "li");
  const seen = waited.lastMessage?.id ?? null;
  const { facts } = await done(lanes.run(account, { ...reply("ann", session), seen }));
  const { rows } = await db.pool.query(
    `select delivery -> 'answers' as answers, delivery -> 'leaves' as leaves from messages where id = $1`,
    [messageOf(facts).id],
  );
  expect(rows).toEqual([{ answers: waited.unansweredSince, leaves: session.lastMessage?.at }]);
  expect((await readWholeDesk(db.pool, account)).messages.get(messageOf(facts).id)?.delivery).toEqual(
    messageOf(facts).delivery,
  );
});

it.each([false, true])(
  "[DI2] [OB12] a failed reply is decided with later ones being sent (given up before: %s)",
  async (late) => {
    const clock = newClock();
    const account = await createAccount(db.pool, [ann]);
    const lanes = createLanes({ pool: db.pool, clock, newId: countedIds(account) });
    const run = (command: Command) => done(lanes.run(account, command));
    const session = await writeAs(lanes, account, "li");
    await run(pickUp("ann", session));
    const says = async (text: string) => {
      clock.elapse(1);
      return messageOf((await run(reply("ann", session, text))).facts).id;
    };
    const [one, two] = [await says("one"), await says("two")];
    const refused = { kind: "refused", reason: "quota_used", code: 45009 } as const;
    for (const messageId of [one, two]) {
      if (messageId === two) await says("three");
      await run({ do: "start_delivery", messageId });
      if (late) await run({ do: "give_up_delivery", messageId, attempt: 1 });
      await run({ do: "finish_delivery", messageId, outcome: refused });
    }
    await lanes.idle();
    const { sessions } = await readWholeDesk(db.pool, account);
    expect(sessions.get(session.id)?.unansweredSince).toBe(session.openedAt);
  },
);
