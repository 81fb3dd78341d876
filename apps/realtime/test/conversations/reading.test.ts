import { randomUUID } from "node:crypto";
import type { AgentId, ConversationId, OpeningId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listReaders, recordPaging, recordReading } from "../../src/audit/record-reading.ts";
import { ann, boss, root } from "../desk/scenario.ts";
import { createAccount, newClock, openNode, start } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const hourMs = 3_600_000;

it("[AG7] [AG9] paging belongs to one access record for twelve hours within the same session", async () => {
  const accountId = await createAccount(db.pool, [ann]);
  const reading = (at: number) => ({
    accountId,
    agentId: ann.id,
    conversationId: "lamp" as ConversationId,
    ip: "127.0.0.1",
    at,
  });
  const recordsAfter = async (at: number, openedAt: number) => {
    await recordPaging(db.pool, reading(at), openedAt);
    const { rows } = await db.pool.query(`select at from audit_log where account_id = $1 order by at`, [
      accountId,
    ]);
    return rows.map((row) => row.at - start);
  };
  await recordReading(db.pool, reading(start));
  const end = 12 * hourMs;
  expect(await recordsAfter(start + end, start)).toEqual([0]);
  expect(await recordsAfter(start + end + 1, start)).toEqual([0, end + 1]);
  expect(await recordsAfter(start + end + 3, start + end + 2)).toEqual([0, end + 1, end + 3]);
});

it("[AG7] an opening is recorded once whatever its requests, and two openings twice", async () => {
  const accountId = await createAccount(db.pool, [ann, boss]);
  const nodes = [openNode(db, newClock()), openNode(db, newClock())];
  const conversationId = "lamp" as ConversationId;
  /** Sends ten requests at once to both servers. */
  const request = async (opening: OpeningId, at: number, { agentId = ann.id, openedAt = start } = {}) => {
    const reading = { accountId, agentId, conversationId, ip: "127.0.0.1", at, opening };
    const requests = Array.from({ length: 10 }, () =>
      nodes.map(({ pool }) => recordPaging(pool, reading, openedAt)),
    );
    return new Set(await Promise.all(requests.flat()));
  };
  const records = async () => {
    const { rows } = await db.pool.query(
      `select agent_id as by, at from audit_log where account_id = $1 order by id`,
      [accountId],
    );
    return rows.map(({ by, at }) => [by, (at - start) / hourMs]);
  };
  const [first, second] = [randomUUID(), randomUUID()] as OpeningId[] as [OpeningId, OpeningId];
  expect(await request(first, start)).toEqual(new Set([start]));
  expect(await request(first, start + hourMs)).toEqual(new Set([start]));
  expect(await records()).toEqual([[ann.id, 0]]);
  await request(second, start);
  expect(await records()).toEqual([
    [ann.id, 0],
    [ann.id, 0],
  ]);
  // An opening that stays open is recorded again after twelve hours and in the next session.
  await request(first, start + 13 * hourMs);
  await request(first, start + 14 * hourMs, { openedAt: start + 14 * hourMs });
  await request(first, start + 15 * hourMs, { agentId: boss.id });
  expect((await records()).slice(2)).toEqual([
    [ann.id, 13],
    [ann.id, 14],
    [boss.id, 15],
  ]);
  for (const node of nodes) await node.close();
});

it("[AG9] readers of the current session except its owner are listed with their last time", async () => {
  const accountId = await createAccount(db.pool, [ann, boss, root]);
  const conversationId = "lamp" as ConversationId;
  const openedAt = start + hourMs;
  const reads = (agentId: AgentId, at: number) =>
    recordReading(db.pool, { accountId, agentId, conversationId, ip: "127.0.0.1", at });
  await reads(boss.id, openedAt - 1);
  await reads(root.id, openedAt - 1);
  await reads(root.id, openedAt);
  await reads(ann.id, openedAt + 1);
  const readers = () => listReaders(db.pool, { accountId, conversationId, openedAt, ownerId: ann.id });
  expect(await readers()).toEqual([{ agentId: root.id, at: openedAt }]);
  await reads(boss.id, openedAt + 2);
  await reads(root.id, openedAt + 3);
  expect(await readers()).toEqual([
    { agentId: root.id, at: openedAt + 3 },
    { agentId: boss.id, at: openedAt + 2 },
  ]);
});
