import { tmpdir } from "node:os";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import type { JobLog } from "../../src/base/job-log.ts";
import { createMediaStore } from "../../src/media/store/media-store.ts";
import { finishErasure } from "../../src/retention/erasures.ts";
import { expireAll } from "../../src/retention/expire.ts";
import { hour, root, second } from "../desk/scenario.ts";
import { silent } from "../lane/silent.ts";
import type { TestDatabase } from "../test-database.ts";
import { deskForEach, type ReportedDesk } from "./desk.ts";

let db: TestDatabase;
let desk: ReportedDesk;

deskForEach((its, on) => {
  [desk, db] = [its, on];
});

const keeper = (log: JobLog = silent) => ({
  ...desk.counter,
  log,
  lanes: desk.lanes,
  store: createMediaStore(tmpdir()),
  watched: { listWatched: () => [] },
});

it("[RP2] [RT1] messages are counted before their nightly deletion", async () => {
  await desk.serve("li", "ann", second);
  await db.pool.query(`delete from outbox where account_id = $1`, [desk.account]);
  await desk.set({ keepMessagesDays: 7 });
  desk.clock.elapse(8 * 24 * hour);
  await expireAll(keeper(), desk.clock.now());
  const { rows } = await db.pool.query(`select from messages where account_id = $1`, [desk.account]);
  expect(rows).toEqual([]);
  expect((await desk.report()).days[0]).toMatchObject({
    day: "2027-01-15",
    opened: 1,
    messages: 1,
    replies: 1,
  });
});

it("[RP2] [RT1] messages that cannot be counted are not deleted that night, and this is logged", async () => {
  const entries: object[] = [];
  const log = {
    warn: (facts: object, message: string) => void entries.push({ facts, message }),
    error: () => undefined,
  };
  await desk.serve("li", "ann", second);
  await db.pool.query(`delete from outbox where account_id = $1`, [desk.account]);
  await desk.set({ keepMessagesDays: 7, openingHours: { timeZone: "Nowhere/At_All", week: [], days: [] } });
  desk.clock.elapse(8 * 24 * hour);
  await expect(expireAll(keeper(log), desk.clock.now())).rejects.toThrow();
  expect(entries).toEqual([
    {
      facts: { err: expect.any(RangeError), accountId: desk.account },
      message: "a deletion failed and will be repeated",
    },
  ]);
  const { rows } = await db.pool.query(`select from messages where account_id = $1`, [desk.account]);
  expect(rows.length).toBeGreaterThan(1);
  await db.pool.query(`update accounts set settings = '{}' where id = $1`, [desk.account]);
});

it("[RP2] [RT2] messages of an erased customer stay counted, also the latest", async () => {
  const { conversationId } = await desk.serve("li", "ann", second);
  await db.pool.query(`delete from outbox where account_id = $1`, [desk.account]);
  await desk.run({ do: "erase_customer", agentId: root.id, conversationId });
  await db.pool.query(`update conversations set erasing = true where id = $1`, [conversationId]);
  await finishErasure(keeper(), conversationId as ConversationId);
  const { rows } = await db.pool.query(`select from messages where account_id = $1`, [desk.account]);
  expect(rows).toEqual([]);
  expect((await desk.report()).days[0]).toMatchObject({
    opened: 1,
    messages: 1,
    pickedUp: 1,
    answered: 1,
    replies: 1,
  });
});

it("[RP2] [RT2] a customer is erased even if nothing can be counted", async () => {
  const { conversationId } = await desk.serve("li", "ann", second);
  await db.pool.query(`delete from outbox where account_id = $1`, [desk.account]);
  await desk.run({ do: "erase_customer", agentId: root.id, conversationId });
  await db.pool.query(`update conversations set erasing = true where id = $1`, [conversationId]);
  await desk.set({ openingHours: { timeZone: "Nowhere/At_All", week: [], days: [] } });
  await expect(finishErasure(keeper(), conversationId as ConversationId)).rejects.toThrow();
  const { rows } = await db.pool.query(`select from messages where account_id = $1`, [desk.account]);
  expect(rows).toEqual([]);
  await db.pool.query(`update accounts set settings = '{}' where id = $1`, [desk.account]);
});
