import type { AccountId } from "@jieru/shared/domain/ids";
import { beforeEach, expect, it } from "vitest";
import { maxEntriesAnHour, recordBounded } from "../../src/audit/record-bounded.ts";
import { recordWaiting } from "../../src/audit/record-reading.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createAccount, newClock, openNode, start } from "../lane/account.ts";
import { nodeForAll } from "../lane/node-fixtures.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
nodeForAll(newClock(), (_opened, on) => {
  db = on;
});

const hourMs = 3_600_000;
/** The start of a clock hour. */
const hour = Math.ceil(start / hourMs) * hourMs;
let accountId: AccountId;
beforeEach(async () => {
  accountId = await createAccount(db.pool, [ann, bob]);
});

const entries = async () => {
  const { rows } = await db.pool.query<{ agent_id: string; what: string; about: string; at: number }>(
    `select agent_id, what, about, at from audit_log where account_id = $1 order by id`,
    [accountId],
  );
  return rows;
};
const sessionOf = (n: number) =>
  ({ id: `s${n}`, accountId, conversationId: `c${n}`, openedAt: hour }) as never;

it("[AU6] reading a waiting session is recorded once across servers and again after twelve hours", async () => {
  const nodes = [openNode(db, newClock()), openNode(db, newClock())];
  const reads = (at: number) =>
    Promise.all(
      Array.from({ length: 5 }, () =>
        nodes.map(({ pool }) => recordWaiting(pool, sessionOf(1), { agentId: ann.id, ip: "", at })),
      ).flat(),
    );
  await reads(hour);
  await reads(hour + 12 * hourMs - 1);
  expect(await entries()).toMatchObject([{ what: "read_waiting", about: "c1", at: hour }]);
  await reads(hour + 12 * hourMs);
  expect(await entries()).toHaveLength(2);
  for (const node of nodes) await node.close();
});

it("[AU6] an agent who reads many waiting sessions gets 100 entries an hour and a summary", async () => {
  const read = (n: number, at: number, agentId = ann.id) =>
    recordWaiting(db.pool, sessionOf(n), { agentId, ip: "", at });
  for (let n = 0; n < maxEntriesAnHour + 20; n++) await read(n, hour + n);
  await read(1, hour + 1_000);
  const recorded = await entries();
  expect(recorded).toHaveLength(maxEntriesAnHour + 1);
  expect(recorded.at(-1)).toMatchObject({ what: "read_waiting_often", about: "100", at: hour + 100 });
  await read(500, hour + 2_000, bob.id);
  await read(501, hour + hourMs);
  expect((await entries()).slice(-2)).toMatchObject([
    { agent_id: bob.id, what: "read_waiting", about: "c500" },
    { agent_id: ann.id, what: "read_waiting", about: "c501" },
  ]);
});

it("[AU7] searches are limited in the same way, separately", async () => {
  for (let n = 0; n < maxEntriesAnHour + 2; n++)
    await recordBounded(db.pool, {
      what: "searched",
      often: "searched_often",
      accountId,
      agentId: ann.id,
      about: "messages",
      detail: "1 1",
      ip: "",
      at: hour + n,
      key: `${n}`,
      part: 0,
    });
  await recordWaiting(db.pool, sessionOf(1), { agentId: ann.id, ip: "", at: hour + 200 });
  expect((await entries()).slice(-2)).toMatchObject([
    { what: "searched_often", about: "100" },
    { what: "read_waiting", about: "c1" },
  ]);
});
