import type { AccountId } from "@jieru/shared/domain/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accountEntry } from "../../src/accounts/accounts-file.ts";
import { patchConnection, rotateKey } from "../../src/accounts/connection/change-connection.ts";
import { upsertAccount } from "../../src/accounts/connection/upsert-account.ts";
import { getConnectionSettings } from "../../src/accounts/credentials.ts";
import type { Lanes } from "../../src/lane/lane.ts";
import { openTestServer, type TestServer } from "../sign-in/test-server.ts";

let server: TestServer;
let entries = 0;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

const secretKey = Buffer.alloc(32);
const key = (letter: string) => letter.repeat(43);

const nextAppId = () => `wx${String(++entries).padStart(16, "0")}`;

function shop() {
  const entry = {
    appId: nextAppId(),
    originalId: "gh_1",
    name: "半山茶器",
    appSecret: "secret-of-the-file",
    token: "tokenOfTheFile",
    encodingAesKey: key("F"),
    mode: "secure",
    format: "json",
    graceMs: 90_000,
  };
  return {
    start: (change: object = {}, sealedWith = secretKey, lanes = server.lanes): Promise<AccountId> => {
      const needed = { ...server.context, lanes, secretKey: sealedWith };
      return upsertAccount(needed, accountEntry.parse({ ...entry, ...change }));
    },
  };
}
const connectionOf = (id: AccountId, sealedWith = secretKey) =>
  getConnectionSettings(server.db.pool, sealedWith, id);
const accountOf = async (id: AccountId) =>
  (await server.db.pool.query(`select name, grace_ms, reactivate_after_ms from accounts where id = $1`, [id]))
    .rows[0];

async function admin(accountId: AccountId) {
  const agentId = await server.addAgent(accountId, "admin", "高远");
  const keeper = { context: server.context, secretKey, directory: { forget() {} } as never };
  const by = { accountId, agentId, ip: "192.0.2.1" };
  const browser = await server.browserOf(agentId);
  return {
    patch: (change: object) => patchConnection(keeper, by, change),
    rotate: (letter: string) => rotateKey(keeper, by, { encodingAesKey: key(letter) }),
    set: (settings: object) => browser.send("PATCH", `/api/accounts/${accountId}/settings`, settings),
  };
}

it("[ST4] credentials and settings changed in the console survive the next start", async () => {
  const { start } = shop();
  const id = await start();
  const console = await admin(id);
  await console.patch({ appSecret: "secret-of-the-console", token: "tokenOfTheConsole", format: "xml" });
  await console.rotate("C");
  await console.set({ name: "改过的名字", graceMs: 60_000, reactivateAfterMs: 600_000 });
  const before = [await connectionOf(id), await accountOf(id)];
  expect(await start()).toBe(id);
  expect([await connectionOf(id), await accountOf(id)]).toEqual(before);
  expect(before[0]).toMatchObject({
    secrets: { appSecret: "secret-of-the-console", encodingAesKey: key("C"), previousAesKey: key("F") },
  });
});

it("[ST4] a new value in the file is applied, and nothing else of it", async () => {
  const { start } = shop();
  const id = await start();
  const console = await admin(id);
  await console.patch({ appSecret: "secret-of-the-console", token: "tokenOfTheConsole" });
  await console.set({ name: "改过的名字", graceMs: 60_000 });
  const anew = { token: "anotherToken", graceMs: 120_000, reactivateAfterMs: 900_000 };
  await start(anew);
  expect(await connectionOf(id)).toMatchObject({
    secrets: { appSecret: "secret-of-the-console", token: "anotherToken", previousToken: "tokenOfTheFile" },
  });
  const settings = { name: "改过的名字", grace_ms: 120_000, reactivate_after_ms: 900_000 };
  expect(await accountOf(id)).toEqual(settings);
  await console.set({ graceMs: 60_000 });
  await start(anew);
  expect(await accountOf(id)).toEqual({ ...settings, grace_ms: 60_000 });
});

it("[ST4] a duration under its former name, in seconds, has the same effect", async () => {
  const { start } = shop();
  const id = await start({ graceMs: undefined, graceSeconds: 90 });
  expect(await accountOf(id)).toMatchObject({ grace_ms: 90_000 });
  await (await admin(id)).set({ graceMs: 60_000 });
  await start({ graceMs: 90_000 });
  expect(await accountOf(id)).toMatchObject({ grace_ms: 60_000 });
  await start({ graceMs: undefined, graceSeconds: 45 });
  expect(await accountOf(id)).toMatchObject({ grace_ms: 45_000 });
});

it("[ST4] a change that the lane refuses fails the start and is applied by the next", async () => {
  const { start } = shop();
  const id = await start();
  const refusing: Lanes = {
    ...server.lanes,
    run: async () => ({ ok: false, refusal: { refusal: "own_replies_missing" } }),
  };
  await expect(start({ graceMs: 120_000 }, secretKey, refusing)).rejects.toThrow("refused");
  expect(await accountOf(id)).toMatchObject({ grace_ms: 90_000 });
  await start({ graceMs: 120_000 });
  expect(await accountOf(id)).toMatchObject({ grace_ms: 120_000 });
});

it("[ST4] [MA7] a new AES key in the file keeps earlier ones valid; the current one changes nothing", async () => {
  const { start } = shop();
  const id = await start();
  const console = await admin(id);
  await console.rotate("C");
  await start({ encodingAesKey: key("C") });
  expect(await connectionOf(id)).toMatchObject({ secrets: { previousAesKey: key("F") } });
  await start({ encodingAesKey: key("G") });
  expect(await connectionOf(id)).toMatchObject({
    previous_key_since: expect.any(Number),
    secrets: { encodingAesKey: key("G"), previousAesKey: key("C"), olderAesKeys: [key("F")] },
  });
});

it("[ST4] the file replaces credentials sealed with another SECRET_KEY", async () => {
  const { start } = shop();
  const id = await start();
  const other = Buffer.alloc(32, 7);
  await start({}, other);
  expect(await connectionOf(id, other)).toMatchObject({ secrets: { token: "tokenOfTheFile" } });
});

it("[ST4] an account connected in the console takes its values from a new file entry", async () => {
  const [id, appId] = [await server.addAccount(), nextAppId()];
  await server.db.pool.query(`update accounts set app_id = $2 where id = $1`, [id, appId]);
  const entry = {
    appId,
    originalId: "gh_2",
    name: "山南书屋",
    appSecret: "secret-of-the-file",
    token: "abc",
    mode: "plain",
  };
  await upsertAccount(
    { ...server.context, lanes: server.lanes, secretKey },
    accountEntry.parse({ ...entry, format: "json" }),
  );
  expect(await connectionOf(id)).toMatchObject({ original_id: "gh_2", mode: "plain", name: "山南书屋" });
});
