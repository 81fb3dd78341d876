import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAccountsFile } from "../../src/accounts/accounts-file.ts";
import { BadConfiguration } from "../../src/base/config.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), "jieru-accounts-file-"));
});
afterAll(() => rm(dir, { recursive: true }));

describe("ACCOUNTS_FILE", () => {
  const account = {
    appId: "wx0123456789abcdef",
    originalId: "gh_1",
    name: "半山茶器",
    appSecret: "0123456789abcdef",
    token: "abc123",
    encodingAesKey: "A".repeat(43),
    mode: "secure",
    format: "json",
  };
  async function read(content: string): Promise<string[]> {
    const file = path.join(dir, "accounts.json");
    await writeFile(file, content);
    const error = await readAccountsFile(file).catch((e: unknown) => e);
    return error instanceof BadConfiguration ? error.faults : [];
  }

  it("[SU1] names every wrong field of every account", async () => {
    const faults = await read(
      JSON.stringify([
        account,
        { ...account, token: "has space", mode: "safe", replyPreset: "both" },
        { ...account, encodingAesKey: "short", graceMs: -1, appSecret: undefined },
        { ...account, encodingAesKey: undefined },
        { ...account, encodingAesKey: undefined, mode: "compatible" },
      ]),
    );
    const fields = faults.map((fault) => /\[(.*?)\]/.exec(fault)?.[1]).toSorted();
    expect(fields).toEqual([
      "1.mode",
      "1.replyPreset",
      "1.token",
      "2.appSecret",
      "2.encodingAesKey",
      "2.graceMs",
      "3.encodingAesKey",
      "4.encodingAesKey",
    ]);
    expect(faults.every((fault) => fault.startsWith("ACCOUNTS_FILE: "))).toBe(true);
  });

  it("[ST4] names a mini program that is listed twice", async () => {
    const other = { ...account, appId: "wx0123456789abcde2" };
    const faults = await read(JSON.stringify([account, other, { ...account, name: "又一次" }]));
    expect(faults).toEqual([expect.stringMatching(/^ACCOUNTS_FILE: \[2\.appId\] /)]);
  });

  it("[ST4] names an AppID and an AppSecret that the form would refuse", async () => {
    const wrong = [
      { appId: "wx1" },
      { appId: "gh_0123456789ab" },
      { appSecret: "s" },
      { appSecret: "with a blank in it" },
    ];
    const faults = await read(
      JSON.stringify(
        wrong.map((change, i) => ({ ...account, appId: `${account.appId.slice(0, -1)}${i}`, ...change })),
      ),
    );
    const fields = faults.map((fault) => /\[(.*?)\]/.exec(fault)?.[1]);
    expect(fields).toEqual(["0.appId", "1.appId", "2.appSecret", "3.appSecret"]);
  });

  it("[ST4] names a duration that the form would refuse", async () => {
    const times = [
      { graceSeconds: 29 },
      { graceSeconds: 30, reactivateAfterSeconds: 172_800 },
      { graceSeconds: 3_601, reactivateAfterSeconds: 59 },
      { reactivateAfterSeconds: 172_801 },
      { graceSeconds: 90.5 },
      { graceSeconds: 3_600, reactivateAfterSeconds: 60 },
      { graceMs: 29_999, reactivateAfterMs: 172_800_001 },
      { graceMs: 30_000, reactivateAfterMs: 60_000 },
      { graceMs: 30_000, graceSeconds: 30 },
      { reactivateAfterMs: 60_000, reactivateAfterSeconds: 60 },
    ];
    const faults = await read(
      JSON.stringify(
        times.map((change, i) => ({ ...account, appId: `${account.appId.slice(0, -1)}${i}`, ...change })),
      ),
    );
    expect(faults).toEqual([
      "ACCOUNTS_FILE: [0.graceSeconds] must be a whole number from 30 to 3600",
      "ACCOUNTS_FILE: [2.reactivateAfterSeconds] must be a whole number from 60 to 172800",
      "ACCOUNTS_FILE: [2.graceSeconds] must be a whole number from 30 to 3600",
      "ACCOUNTS_FILE: [3.reactivateAfterSeconds] must be a whole number from 60 to 172800",
      "ACCOUNTS_FILE: [4.graceSeconds] must be a whole number from 30 to 3600",
      "ACCOUNTS_FILE: [6.reactivateAfterMs] must be a whole number from 60000 to 172800000",
      "ACCOUNTS_FILE: [6.graceMs] must be a whole number from 30000 to 3600000",
      "ACCOUNTS_FILE: [8.graceSeconds] is the former name of graceMs: leave it out",
      "ACCOUNTS_FILE: [9.reactivateAfterSeconds] is the former name of reactivateAfterMs: leave it out",
    ]);
  });

  it("[SU1] is refused if it is not JSON, not a list or missing", async () => {
    expect(await read("{")).toEqual(["ACCOUNTS_FILE: is not JSON"]);
    expect(await read("{}")).toHaveLength(1);
    await expect(readAccountsFile(path.join(dir, "none.json"))).rejects.toThrow(
      /ACCOUNTS_FILE: .*none\.json/,
    );
  });

  it("is read with its defaults if it is valid", async () => {
    const file = path.join(dir, "good.json");
    await writeFile(file, JSON.stringify([account]));
    expect(await readAccountsFile(file)).toEqual([account]);
  });
});
