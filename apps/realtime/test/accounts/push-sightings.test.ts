import type { AccountId } from "@jieru/shared/domain/ids";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { PushSightings } from "../../src/accounts/push-sightings.ts";
import { readSeen } from "../../src/accounts/seen-pushes.ts";
import { createAccount, newClock } from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const hourMs = 3_600_000;
/** Waits for what is being written, and has nothing written before its time. */
const nobody = "nobody" as AccountId;
const deadline = { timeout: 15_000 };

it("[MA9] [F26] what a server sees is written also after its clock was put back", async () => {
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

it("[MA9] a push that is opened after a refusal is written, however lately another was", async () => {
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

it("[MA9] that a key opens pushes is written every five minutes, and what is refused every five seconds", async () => {
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
