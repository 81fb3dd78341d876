import { randomBytes } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { createWechatClients } from "../../src/accounts/connection/wechat-clients.ts";
import { createAccount, newClock } from "../lane/account.ts";
import { openFarSide, sendsJson } from "../media/fake-wechat.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

type Options = Required<Parameters<typeof createWechatClients>[0]>;

const clientsOf = (
  db: TestDatabase,
  far: { url: string },
  getById: (id: AccountId) => Promise<object>,
  onRefresh: Options["onRefresh"] = () => undefined,
) =>
  createWechatClients({
    pool: db.pool,
    clock: newClock(),
    fetch,
    config: { wechatApiUrl: far.url } as never,
    secretKey: randomBytes(32),
    directory: { getById } as never,
    watch: { listenTo: (client) => client, tokenGiven: () => undefined },
    onRefresh,
  });

it("[F31] [DE5] more accounts than connections request a token at once, and each gets one", async () => {
  const [db, far] = [await createTestDatabase(), await openFarSide()];
  far.on("/cgi-bin/stable_token", sendsJson({ access_token: "t", expires_in: 7200 }));
  far.on("/cgi-bin/message/custom/send", sendsJson({ errcode: 0 }));
  const getById = async (id: AccountId) => ({ id, appSecret: "secret", credentials: { appId: id } });
  const clients = clientsOf(db, far, getById);
  const size = db.pool.options.max;
  const accounts = await Promise.all(Array.from({ length: size + 4 }, () => createAccount(db.pool, [])));
  const send = async (id: AccountId) => (await clients.of(id)).send("li", { type: "text", text: "hi" });
  await Promise.all(accounts.map(send));
  const { rows } = await db.pool.query(`select count(*)::int as kept from access_tokens`);
  expect(rows).toEqual([{ kept: accounts.length }]);
  await far.close();
  await db.drop();
});

it.each([
  [-1, "unknown"],
  [45011, "unknown"],
  [40125, "refused"],
])("[DE12] a %i to a request for an access token counts as %s", async (errcode, outcome) => {
  const [db, far] = [await createTestDatabase(), await openFarSide()];
  far.on("/cgi-bin/stable_token", sendsJson({ errcode, errmsg: "no" }));
  const id = await createAccount(db.pool, []);
  const account = { id, appSecret: "secret", credentials: { appId: id } };
  const refreshes: string[] = [];
  const clients = clientsOf(
    db,
    far,
    async () => account,
    (_, is) => refreshes.push(is),
  );
  await expect((await clients.of(id)).send("li", { type: "text", text: "hi" })).rejects.toThrow();
  expect(refreshes).toEqual([outcome]);
  await far.close();
  await db.drop();
});

it("[MA7] an access token sealed with another SECRET_KEY is requested again", async () => {
  const [db, far] = [await createTestDatabase(), await openFarSide()];
  far.on("/cgi-bin/stable_token", sendsJson({ access_token: "t", expires_in: 7200 }));
  far.on("/cgi-bin/message/custom/send", sendsJson({ errcode: 0 }));
  const id = await createAccount(db.pool, []);
  const account = { id, appSecret: "secret", credentials: { appId: id } };
  const refreshes: string[] = [];
  const send = async () => {
    const clients = clientsOf(
      db,
      far,
      async () => account,
      (_, outcome) => refreshes.push(outcome),
    );
    await (await clients.of(id)).send("li", { type: "text", text: "hi" });
  };
  await send();
  await send();
  expect(refreshes).toEqual(["done", "done"]);
  await far.close();
  await db.drop();
});
