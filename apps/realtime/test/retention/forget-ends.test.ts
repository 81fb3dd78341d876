import type { AgentId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetEnds } from "../../src/retention/forget-ends.ts";
import { ann, hour } from "../desk/scenario.ts";
import { createAccount, done, newClock, openNode, pickUp, writeAs } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it("[SE19] the values that undo needs are deleted three days after the end", async () => {
  const account = await createAccount(db.pool, [ann]);
  const clock = newClock();
  const { lanes, close } = openNode(db, clock);
  const session = await writeAs(lanes, account, "li");
  await done(lanes.run(account, pickUp("ann", session)));
  await done(lanes.run(account, { do: "end", agentId: ann.id as AgentId, sessionId: session.id }));
  await close();
  const isKept = async () =>
    (await db.pool.query(`select before_end is not null as kept from sessions where id = $1`, [session.id]))
      .rows[0]?.kept;
  await forgetEnds(db.pool, clock.now() + 72 * hour);
  expect(await isKept()).toBe(true);
  await forgetEnds(db.pool, clock.now() + 73 * hour);
  expect(await isKept()).toBe(false);
});
