import { randomBytes, randomUUID } from "node:crypto";
import type { AccountId, AgentId, InvitationId } from "@jieru/shared/domain/ids";
import { beforeAll, expect, it } from "vitest";
import { checkKey } from "../../src/accounts/check-key.ts";
import { connectAccount } from "../../src/accounts/connection/connect-account.ts";
import { removeAccount } from "../../src/accounts/connection/remove-account.ts";
import { createWechatClients } from "../../src/accounts/connection/wechat-clients.ts";
import { findInvitation, insertInvitation } from "../../src/sign-in/invitations.ts";
import { boss, root } from "../desk/scenario.ts";
import { createAccount, deliverPush, type Node, newClock, textPush } from "../lane/account.ts";
import { nodeForAll } from "../lane/node-fixtures.ts";
import { openFarSide, sendsJson } from "../media/fake-wechat.ts";
import type { TestDatabase } from "../test-database.ts";

let db: TestDatabase;
let node: Node;
const clock = newClock();
nodeForAll(clock, (opened, on) => {
  [node, db] = [opened, on];
});
beforeAll(async () => {
  await createAccount(db.pool, [boss]);
});

async function remove(accountId: AccountId): Promise<void> {
  const remover = {
    context: { pool: db.pool, clock },
    lanes: node.lanes,
    directory: { forget: () => undefined } as never,
  };
  await removeAccount(remover, { accountId, agentId: root.id, ip: "127.0.0.1" });
}

async function removed(meanwhile: (accountId: AccountId) => Promise<void> = async () => undefined) {
  const accountId = await createAccount(db.pool, [root]);
  await meanwhile(accountId);
  await remove(accountId);
  const rows = async (table: string) =>
    (await db.pool.query(`select * from ${table} where account_id = $1`, [accountId])).rows;
  return { accountId, rows };
}

const unknown = { ok: false, refusal: { refusal: "account_not_found" } };

it("[MA13] [PU3] a push during the account's removal is not acknowledged and stores nothing", async () => {
  const { accountId, rows } = await removed();
  const delivery = deliverPush(node.lanes, accountId, textPush({ openid: "li", msgId: "1" }));
  expect(await delivery).toEqual(unknown);
  expect([await rows("conversations"), await rows("pushes")]).toEqual([[], []]);
  const ignored = `{"ToUserName":"gh_1","FromUserName":"li","CreateTime":1,"MsgType":"event","Event":"other"}`;
  expect(await deliverPush(node.lanes, accountId, ignored)).toEqual(unknown);
  expect(await rows("pushes")).toEqual([]);
});

it("[MA13] a start does not report unreadable credentials of a removed account", async () => {
  const there = await createAccount(db.pool, [root]);
  const { accountId } = await removed();
  const notices: { appIds: string[] }[] = [];
  await checkKey(db.pool, randomBytes(32), { error: (facts: never) => void notices.push(facts) } as never);
  const appIds = notices.flatMap((facts) => facts.appIds);
  expect(appIds).toContain(there);
  expect(appIds.filter((appId) => appId.includes(accountId))).toEqual([]);
});

it("[MA13] [MA11] a late refusal of its credentials is not stored", async () => {
  const { accountId } = await removed();
  const refused = { why: "secret", errcode: 40013, address: null, repliesUntil: null } as const;
  expect(await node.lanes.run(accountId, { do: "note_credentials", refused })).toEqual(unknown);
  const { rows } = await db.pool.query(`select credentials_refused from accounts where id = $1`, [accountId]);
  expect(rows).toEqual([{ credentials_refused: null }]);
});

it("[MA13] [AG6] no agent can be bound to a removed account", async () => {
  const { accountId, rows } = await removed();
  const agentId = boss.id as AgentId;
  const bound = node.lanes.run(accountId, { do: "bind_agent", agentId, name: "boss", role: "admin" });
  expect(await bound).toEqual(unknown);
  expect(await rows("bindings")).toEqual([]);
});

it("[MA13] [SI5] the link of its first admin becomes invalid", async () => {
  const now = clock.now();
  let token = "";
  await removed(async (accountId) => {
    const invitation = {
      id: "first" as InvitationId,
      accountId,
      role: "admin",
      invitedBy: null,
      now,
    } as const;
    ({ token } = await insertInvitation(db.pool, invitation));
  });
  expect(await findInvitation(db.pool, token, now)).toBeNull();
});

it("[MA13] connecting its AppID during the removal is refused without waiting", async () => {
  await createAccount(db.pool, [root]);
  const accountId = await createAccount(db.pool, [root]);
  const [inside, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const removing = node.lanes.runInput(accountId, {
    command: { do: "remove_account", by: root.id },
    async sideEffect() {
      inside.resolve();
      await held.promise;
    },
  });
  await inside.promise;
  const needed = { pool: db.pool, clock, lanes: node.lanes, newId: randomUUID, secretKey: randomBytes(32) };
  const body = {
    appId: accountId,
    originalId: "gh_012345",
    name: "shop",
    appSecret: "0123456789abcdef",
    token: "token",
    encodingAesKey: "A".repeat(43),
    mode: "secure",
    format: "json",
  } as const;
  const connecting = connectAccount(needed, body, { agentId: root.id, ip: "127.0.0.1" });
  await expect(connecting).rejects.toMatchObject({ refusal: { refusal: "app_id_taken" } });
  held.resolve();
  expect(await removing).toMatchObject({ ok: true });
});

it("[MA13] an access token fetched during the removal is not stored", async () => {
  const [accountId, far] = [await createAccount(db.pool, [root]), await openFarSide()];
  const [reached, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const gives = sendsJson({ access_token: "t", expires_in: 7200 });
  far.on("/cgi-bin/stable_token", (...call) => {
    reached.resolve();
    void held.promise.then(() => gives(...call));
  });
  far.on("/cgi-bin/message/custom/send", sendsJson({ errcode: 0 }));
  const account = { id: accountId, appSecret: "secret", credentials: { appId: accountId } };
  const clients = createWechatClients({
    pool: db.pool,
    clock,
    fetch,
    config: { wechatApiUrl: far.url } as never,
    secretKey: randomBytes(32),
    directory: { getById: async () => account } as never,
    watch: { listenTo: (client) => client, tokenGiven: () => undefined },
  });
  const sending = (await clients.of(accountId)).send("li", { type: "text", text: "hi" });
  await reached.promise;
  await remove(accountId);
  held.resolve();
  await sending;
  const { rows } = await db.pool.query(`select from access_tokens where app_id = $1`, [accountId]);
  expect(rows).toEqual([]);
  await far.close();
});
