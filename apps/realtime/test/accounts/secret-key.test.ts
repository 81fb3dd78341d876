import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findSecretKey, secretKeyOf } from "../../src/accounts/secret-key.ts";

const source = path.resolve(import.meta.dirname, "../../src/accounts/secret-key.ts");

it("[SU3] a full disk leaves no key or partial key, and the next start makes one", async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "jieru-key-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const place = { secretKey: undefined, dataDir };
  const making = `await (await import(${JSON.stringify(source)})).secretKeyOf(${JSON.stringify(place)})`;
  // `ulimit -f 0` forbids writing any byte to a file, like a full disk.
  const shell = ["-c", `ulimit -f 0 && exec "$0" --input-type=module --eval "$1"`, process.execPath, making];
  const { status, stderr } = spawnSync("sh", shell, { encoding: "utf8" });
  expect([status, stderr]).toEqual([1, expect.stringContaining("EFBIG")]);
  expect(readdirSync(dataDir)).toEqual([]);
  expect(await findSecretKey(place)).toBeNull();
  const key = await secretKeyOf(place);
  expect([key.length, await findSecretKey(place)]).toEqual([32, key]);
});
