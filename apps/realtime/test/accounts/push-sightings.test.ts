import type { AccountId } from "@jieru/shared/domain/ids";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PushSightings } from "../../src/accounts/connection/push-sightings.ts";
import { readSeen, writeSeen } from "../../src/accounts/connection/seen-pushes.ts";
import { createAccount, newClock } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const hourMs = 3_600_000;
/** Settles for an unknown account: waits for running writes and starts none early. */
const nobody = "nobody" as AccountId;
const deadline = { timeout: 15_000 };

it("[MA9] [F26] a server writes push diagnostics also after its clock was set back", async () => {
  const id = await createAccount(db.pool, []);
  const account = { id, changedAt: 0 };
  const clock = newClock();
  const sightings = new PushSightings({ pool: db.pool, clock, log: pino({ level: "silent" }) });
  const seen = () => readSeen(db.pool, id);
  sightings.refused(account, "signature");
  sightings.opened(account, "current");
  await expect
    .poll(seen, deadline)
    .toMatchObject({ withKey: clock.now(), trouble: { count: 1, why: "signature" } });
  clock.elapse(-hourMs);
  sightings.refused(account, "size");
  await expect.poll(seen, deadline).toMatchObject({ trouble: { count: 2, why: "malformed" } });
  await sightings.stop();
});

it("[MA9] a push decrypted after a refusal is written, however recent the last one", async () => {
  const id = await createAccount(db.pool, []);
  const account = { id, changedAt: 0 };
  const clock = newClock();
  const sightings = new PushSightings({ pool: db.pool, clock, log: pino({ level: "silent" }) });
  const withKeyAfter = async (seconds: number) => {
    clock.elapse(seconds * 1_000);
    sightings.opened(account, "current");
    await sightings.settle(id);
    return (await readSeen(db.pool, id)).withKey;
  };
  const first = await withKeyAfter(1);
  expect(await withKeyAfter(1)).toBe(first);
  sightings.refused(account, "signature");
  expect(await withKeyAfter(1)).toBe(clock.now());
  const mended = clock.now();
  expect(await withKeyAfter(1)).toBe(mended);
  await sightings.stop();
});

it("[MA9] decrypted pushes are written every five minutes and refusals every five seconds", async () => {
  const id = await createAccount(db.pool, []);
  const account = { id, changedAt: 0 };
  const clock = newClock();
  const sightings = new PushSightings({ pool: db.pool, clock, log: pino({ level: "silent" }) });
  const seenAfter = async (ms: number, see: () => void) => {
    clock.elapse(ms);
    see();
    await sightings.settle(nobody);
    return readSeen(db.pool, id);
  };
  const opened = async (ms: number) =>
    (await seenAfter(ms, () => sightings.opened(account, "current"))).withKey === clock.now();
  expect([await opened(0), await opened(5 * 60_000 - 1), await opened(1)]).toEqual([true, false, true]);
  const refused = async (ms: number) =>
    (await seenAfter(ms, () => sightings.refused(account, "signature"))).trouble?.count;
  expect([await refused(0), await refused(4_999), await refused(1)]).toEqual([1, 1, 3]);
  await sightings.stop();
});

it("[MA9] all refusals are written when an admin looks or the server stops", async () => {
  const id = await createAccount(db.pool, []);
  const account = { id, changedAt: 0 };
  const sightings = new PushSightings({ pool: db.pool, clock: newClock(), log: pino({ level: "silent" }) });
  const count = async () => (await readSeen(db.pool, id)).trouble?.count;
  for (let i = 0; i < 3; i++) sightings.refused(account, "signature");
  await sightings.settle(id);
  expect(await count()).toBe(3);
  for (let i = 0; i < 4; i++) sightings.refused(account, "key");
  await sightings.stop();
  expect(await count()).toBe(7);
});

it("[MA9] push diagnostics of earlier credentials do not count for new ones", async () => {
  const id = await createAccount(db.pool, []);
  const nothing = { withKey: null, withPreviousKey: null, trouble: null };
  await writeSeen(db.pool, { id, changedAt: 0 }, { refused: { count: 2, why: "signature", at: 5 } });
  await writeSeen(db.pool, { id, changedAt: 0 }, { withKey: 6 });
  const before = await readSeen(db.pool, id);
  expect(before).toEqual({ ...nothing, withKey: 6, trouble: { count: 2, why: "signature", at: 5 } });
  await db.pool.query(`update accounts set credentials_changed_at = 7 where id = $1`, [id]);
  expect(await readSeen(db.pool, id)).toEqual(nothing);
  await writeSeen(db.pool, { id, changedAt: 0 }, { withKey: 8 });
  expect(await readSeen(db.pool, id)).toEqual(nothing);
  const { rowCount } = await db.pool.query(`select from push_sightings where account_id = $1`, [id]);
  expect(rowCount).toBe(0);
  await writeSeen(db.pool, { id, changedAt: 7 }, { withKey: 9 });
  expect(await readSeen(db.pool, id)).toEqual({ ...nothing, withKey: 9 });
});

it("[MA9] the newest time of several servers counts, and refusals add up", async () => {
  const id = await createAccount(db.pool, []);
  const seen = (at: number, why: "signature" | "key", count: number) =>
    writeSeen(
      db.pool,
      { id, changedAt: 0 },
      { withKey: at, withPreviousKey: at, refused: { count, why, at } },
    );
  await seen(20, "signature", 2);
  await seen(10, "key", 3);
  const { withKey, withPreviousKey, trouble } = await readSeen(db.pool, id);
  expect([withKey, withPreviousKey]).toEqual([20, 20]);
  expect(trouble).toMatchObject({ at: 20, count: 5 });
  await seen(30, "key", 2_147_483_647);
  expect((await readSeen(db.pool, id)).trouble).toEqual({ at: 30, count: 2_147_483_647, why: "key" });
});
