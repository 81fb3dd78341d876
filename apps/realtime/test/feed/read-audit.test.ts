import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { expect, it, vi } from "vitest";
import { recordReading } from "../../src/audit/record-reading.ts";
import { createReadAudit } from "../../src/feed/read-audit.ts";
import { boss } from "../desk/scenario.ts";
import { createAccount, type Node, newClock, start } from "../lane/account.ts";
import { nodeForAll } from "../lane/node-fixtures.ts";
import { silent } from "../lane/silent.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
/** The test counts the queries of this server; its own queries use another pool. */
let node: Node;
const clock = newClock();
nodeForAll(clock, (opened, on) => {
  [node, db] = [opened, on];
});

const hourMs = 3_600_000;

const sessionOf = (id: string) =>
  ({ id: id as SessionId, conversationId: id as ConversationId, openedAt: start }) as Session;

it("[AG7] following another agent's session is recorded again after twelve hours", async () => {
  const accountId = await createAccount(db.pool, [boss]);
  const session = sessionOf("lamp");
  const { conversationId } = session;
  await recordReading(db.pool, { accountId, agentId: boss.id, conversationId, ip: "", at: start });
  const { pool } = node;
  const querySpy = vi.spyOn(pool, "query");
  const hear = createReadAudit({ pool, clock, log: silent }, { agentId: boss.id, address: "" });
  /** Returns the recorded reading times, in hours, after a message. */
  const readingsAfter = async (ms: number) => {
    clock.elapse(ms);
    hear(accountId, session);
    for (const { value } of querySpy.mock.results) await value; // each may cause one more query
    await new Promise(setImmediate);
    const { rows } = await db.pool.query(`select at from audit_log where account_id = $1 order by at`, [
      accountId,
    ]);
    return rows.map(({ at }) => (at - start) / hourMs);
  };
  expect(await readingsAfter(hourMs)).toEqual([0]);
  expect(await readingsAfter(11 * hourMs)).toEqual([0]);
  expect(await readingsAfter(hourMs)).toEqual([0, 13]);
  expect(await readingsAfter(12 * hourMs)).toEqual([0, 13]);
  expect(querySpy).toHaveBeenCalledTimes(3);
  expect(await readingsAfter(hourMs)).toEqual([0, 13, 26]);
});

it("[AG7] a failed access record is retried every few seconds and keeps its original time", async () => {
  const accountId = await createAccount(db.pool, [boss]);
  const { pool } = node;
  const querySpy = vi.spyOn(pool, "query");
  querySpy.mockClear();
  const hear = createReadAudit({ pool, clock, log: silent }, { agentId: boss.id, address: "" });
  const beganAt = clock.now();
  const receive = async (...ids: string[]) => {
    for (const id of ids) hear(accountId, sessionOf(id));
    for (const { value } of querySpy.mock.results) await Promise.allSettled([value]);
    await new Promise(setImmediate);
  };
  await db.pool.query(`alter table audit_log add constraint refused check (account_id <> '${accountId}')`);
  await receive("a");
  const once = querySpy.mock.calls.length;
  for (let i = 0; i < 20; i++) await receive("a", "b");
  expect(querySpy).toHaveBeenCalledTimes(once);
  clock.elapse(5_000);
  await receive("a");
  expect(querySpy.mock.calls.length).toBeGreaterThan(once);
  await db.pool.query(`alter table audit_log drop constraint refused`);
  clock.elapse(5_000);
  await receive("c");
  const { rows } = await db.pool.query(
    `select about, at::float8 - $2 as at from audit_log where account_id = $1 order by about`,
    [accountId, beganAt],
  );
  expect(rows).toEqual([
    { about: "a", at: 0 },
    { about: "b", at: 0 },
    { about: "c", at: 10_000 },
  ]);
});

it("[AU6] following a waiting session is recorded once, also after a database error", async () => {
  const accountId = await createAccount(db.pool, [boss]);
  const hear = createReadAudit({ pool: node.pool, clock, log: silent }, { agentId: boss.id, address: "" });
  const waits = { ...sessionOf("vase"), state: "waiting", openedAt: clock.now() } as Session;
  const recorded = async () => {
    const { rows } = await db.pool.query<{ what: string }>(
      `select what from audit_log where account_id = $1 order by id`,
      [accountId],
    );
    return rows.map(({ what }) => what);
  };
  await db.pool.query(`alter table audit_log add constraint refused check (account_id <> '${accountId}')`);
  const warned = vi.spyOn(silent, "warn");
  hear(accountId, waits);
  await expect.poll(() => warned.mock.calls.length).toBe(1);
  await db.pool.query(`alter table audit_log drop constraint refused`);
  clock.elapse(5_000);
  for (let i = 0; i < 3; i++) hear(accountId, waits);
  await expect.poll(recorded).toEqual(["read_waiting"]);
  hear(accountId, { ...waits, state: "active", ownerId: "somebody" as never });
  await expect.poll(recorded).toEqual(["read_waiting", "read_conversation"]);
});
