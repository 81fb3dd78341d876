import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { noteMade, noteVerified, readVerifiedAt } from "../../src/backup/known-backups.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-known-"));
  onTestFinished(() => rm(dataDir, { recursive: true }));
});

const day = (n: number) => `2026-11-${String(n).padStart(2, "0")}T03:17:00.000Z`;
const verifiedOn = async () => new Date(await readVerifiedAt(dataDir)).toISOString();

it("[BK6] the newest verified backup counts, whatever the order of verification", async () => {
  expect(await readVerifiedAt(dataDir)).toBe(0);
  for (const n of [1, 2, 3]) await noteMade(dataDir, day(n));
  expect(await readVerifiedAt(dataDir)).toBe(0);
  for (const [verified, counts] of [
    [2, 2],
    [1, 2],
    [4, 2],
    [3, 3],
  ] as const) {
    await noteVerified(dataDir, day(verified));
    expect(await verifiedOn()).toBe(day(counts));
  }
  await noteMade(dataDir, day(5));
  expect(await verifiedOn()).toBe(day(3));
});

it("[BK6] the file of known backups stays small, and an unreadable one counts as empty", async () => {
  for (let n = 0; n < 60; n++) await noteMade(dataDir, `made ${n}`);
  await noteVerified(dataDir, "made 0");
  expect(await readVerifiedAt(dataDir)).toBe(0);
  expect(await readdir(dataDir)).toEqual(["backups.json"]);
  await writeFile(path.join(dataDir, "backups.json"), `{"made": [`);
  expect(await readVerifiedAt(dataDir)).toBe(0);
  await noteMade(dataDir, day(1));
  await noteVerified(dataDir, day(1));
  expect(await verifiedOn()).toBe(day(1));
});
