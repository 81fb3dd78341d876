import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Desk } from "../../src/desk/desk.ts";
import { createLanes } from "../../src/lane/lane.ts";
import { type Choice, choices, commandOf } from "../desk/random-deeds.ts";
import { anAccount, anAgent, ann, bob, boss, countedIds, root, Scenario, start } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount } from "./account.ts";
import { readWholeDesk } from "./whole-desk.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const team = [{ ...ann, auto: true, capacity: 2 }, { ...bob, auto: true, capacity: 1 }, boss, root];

/** What the whole desk in memory has and the database forgets on purpose: deliveries that are over. */
function asStored(desk: Desk): Desk {
  const outbox = new Map([...desk.outbox].filter(([, d]) => d.state !== "done"));
  return { ...desk, outbox };
}

async function play(list: readonly Choice[]): Promise<void> {
  const account = await createAccount(db.pool, team);
  await db.pool.query(
    `insert into agents (id, wechat_id, name, created_at) values ('cid', 'cid', 'cid', 0) on conflict do nothing`,
  );
  const seated = anAccount(...team);
  const ids = () => countedIds(account); // unlike those of other runs, which share the database
  const model = new Scenario(
    { ...seated, account: { ...seated.account, id: account, appId: account } },
    ids(),
  );
  const lanes = createLanes({ pool: db.pool, clock: { now: () => model.now }, newId: ids() });

  for (const choice of list) {
    model.after(choice.afterMs);
    const command = commandOf(choice, model);
    if (!command) continue;
    model.when(command);
    const outcome = await lanes.run(account, command);
    expect(outcome.ok ? null : outcome.refusal).toEqual(model.refusal);
  }
  await lanes.idle();
  const stored = await readWholeDesk(db.pool, account);
  expect({ ...stored, account: null }).toEqual({ ...asStored(model.desk), account: null });
  expect(stored.account).toMatchObject(model.desk.account);
  const events = await db.pool.query<{ seq: number; type: string; at: number }>(
    "select seq, type, at from events where account_id = $1 order by seq",
    [account],
  );
  expect(events.rows).toEqual(model.history.map(({ seq, type, at }) => ({ seq, type, at })));
}

it("whatever happens, the rows of the database are the desk in memory", { timeout: 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(choices(40), play), { numRuns: 60, endOnFailure: true });
});

it("the deadlines the ticker looks for are those of the rows", async () => {
  const { rows } = await db.pool.query<{ id: string }>(
    `select s.id from sessions s join conversations c on c.id = s.conversation_id
            join accounts a on a.id = s.account_id
      where s.due_at is distinct from case
              when s.state = 'active' then least(s.reactivate_at, case when s.unanswered_since is not null
                   then greatest(s.unanswered_since, s.served_since) + (a.settings->>'noAnswerMs')::bigint end)
              when s.state = 'inactive' or (s.state = 'waiting' and not s.spoken) then c.allowance_until
            end`,
  );
  expect(rows).toEqual([]);
  const all = await db.pool.query("select count(*) from sessions where opened_at >= $1", [
    start - 60 * 60_000,
  ]);
  expect(all.rows[0].count).toBeGreaterThan(20);
});

it("names are kept as they are", async () => {
  const account = await createAccount(db.pool, [anAgent("ünïcode 客服")]);
  const { agents } = await readWholeDesk(db.pool, account);
  expect([...agents.keys()]).toEqual(["ünïcode 客服"]);
});
