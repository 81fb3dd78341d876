/** [N43] Tests that logs, database and files of a full working day contain no secret, with the most verbose log. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { NewWebhook } from "@jieru/shared/protocol/webhooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoAccount, demoLogin, demoPhoneLogin } from "../src/demo.ts";
import { signInAs } from "../src/sign-in-as.ts";
import { type Cast, openCast, picture } from "./cast.ts";
import { request } from "./console.ts";
import { openFeed } from "./feed.ts";
import { appId, deadline, lin, openTestServer, type TestServer } from "./test-server.ts";
import { openReceiver, type Receiver, status } from "./webhooks/receiver.ts";

let house: TestServer;
let receiver: Receiver;
let cast: Cast;
const openid = "o9Ag05Secret-openid-of-customer";
const canary = "银行卡号 6222020200112233445";
/** Some receivers have a secret in their address. */
const pathSecret = "hook-7f3a91c04b";
const answered = "您的订单密码是 tea-9431";
const secrets = new Map<string, string>();
/** Collects tokens, codes and secrets from the queries sent to WeChat. */
const travelled: typeof fetch = (url, init) => {
  const { searchParams } = new URL(String(url));
  for (const name of ["access_token", "secret", "code"])
    if (searchParams.has(name)) secrets.set(`${name} ${secrets.size}`, searchParams.get(name) as string);
  return fetch(url, init);
};

beforeAll(async () => {
  receiver = await openReceiver();
  house = await openTestServer({ logLevel: "trace", fetch: travelled, webhookHosts: [receiver.host] });
  cast = await openCast(house);
});
afterAll(async () => {
  await house.stop();
  await receiver.close();
});

async function liveADay(): Promise<void> {
  const { owner, admin, bystander } = cast.consoles;
  const { simulator } = house;
  const start = await request(`${house.url}/auth/wechat`, "GET", undefined, {
    "x-forwarded-for": "10.9.9.9",
  });
  const state = new URL(start.headers.get("location") as string).searchParams.get("state") as string;
  secrets.set("sign-in state", state);
  await request(`${house.url}/auth/wechat/callback?code=stolen-code-1&state=${state}`, "GET");
  secrets.set("stolen code", "stolen-code-1");
  const session = await house.customerWrites(openid, canary);
  await owner.post(`/api/sessions/${session.id}/pick-up`);
  await simulator.pushEnter(appId, openid, "订单");
  await simulator.pushImage(appId, openid, picture);
  await simulator.pushRaw(appId, openid, "not a push at all");
  const feed = await openFeed(house.url, { cookie: owner.cookie, origin: house.url });
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
  await feed.ask("watch", { conversationId: session.conversationId });
  await feed.ask("typing", { conversationId: session.conversationId, on: true });
  for (const trouble of ["normal", "42001", "45047"]) {
    simulator.switches.set({ nextSend: trouble });
    await owner.reply(session.id, answered);
    await expect.poll(async () => (await house.rows(`select from outbox`)).length, deadline).toBe(0);
  }
  await simulator.pushText(appId, openid, canary);
  simulator.switches.set({ nextSend: "reset_after" });
  await owner.reply(session.id, answered);
  await expect.poll(async () => (await house.rows(`select from outbox`)).length, deadline).toBe(0);
  simulator.takeDown(60_000);
  simulator.revokeTokens(appId);
  house.clock.advance(3 * 3_600_000);
  await signInAs(house.url, lin.unionid).catch(() => null);
  simulator.takeDown(0);
  await request(`${house.url}/wechat/${appId}?signature=x&openid=${openid}`, "POST", canary);
  await bystander.post(`/api/sessions/${session.id}/replies`, { text: canary });
  await owner.send("PUT", "/auth/logout", canary);
  const made = await admin.post(`/api/accounts/${house.accountId}/api-keys`, { name: "商城" });
  const { secret } = made.body as { secret: string };
  secrets.set("api key", secret);
  const shop = (authorization: string) =>
    request(
      `${house.url}/api/accounts/${house.accountId}/customers/${openid}/attributes`,
      "PUT",
      { attributes: { name: canary } },
      { authorization },
    );
  await Promise.all([shop(`Bearer ${secret}`), shop(`Bearer ${secret.slice(1)}`), shop(secret)]);
  const hook = { name: "订单系统", url: `${receiver.url}/${pathSecret}`, topics: ["messages"] };
  const hooked = (await admin.post(`/api/accounts/${house.accountId}/webhooks`, hook)).body as NewWebhook;
  secrets.set("webhook secret", hooked.secret.slice("whsec_".length));
  receiver.answer(`/${pathSecret}`, status(500, canary));
  await simulator.pushText(appId, openid, canary);
  await expect.poll(() => receiver.requests.length, deadline).toBeGreaterThan(0);
  await admin.post(`/api/accounts/${house.accountId}/webhooks/${hooked.webhook.id}/test`);
  await house.rows(`update webhooks set failing_since = 0, tries = 100, next_try_at = 0`);
  const isOff = () => house.rows(`select from webhooks where not is_on`);
  await expect.poll(async () => (await isOff()).length, deadline).toBe(1);
  const invited = await admin.post(`/api/accounts/${house.accountId}/invitations`, { role: "agent" });
  secrets.set("invitation", (invited.body as { token: string }).token);
  await request(`${house.url}/api/invitations/${secrets.get("invitation")}`, "GET");
  await house.server.context.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jieru' and pid <> pg_backend_pid() and datname = current_database()",
  );
  await owner.get("/api/me");
  await owner.post("/auth/logout");
  feed.close();
}

it("[N43] log lines and metrics contain no secret, customer or message", async () => {
  await liveADay();
  for (const [who, { cookie }] of Object.entries(cast.consoles)) {
    for (const [, name, secret] of cookie.matchAll(/(\w+)=(\w+)/g))
      secrets.set(`${name} of ${who}`, secret as string);
  }
  secrets.set("app secret", demoAccount.appSecret);
  secrets.set("token", demoAccount.token);
  secrets.set("aes key", demoAccount.encodingAesKey);
  secrets.set("login secret", demoLogin.secret);
  secrets.set("official account's secret", demoPhoneLogin.secret);
  secrets.set("openid", openid);
  secrets.set("openid of another", "o9Ag05house-customer");
  secrets.set("what was said", canary).set("what was answered", answered);
  secrets.set("secret key", house.server.app.secretKey.toString("base64"));
  expect([...secrets.keys()].filter((name) => name.startsWith("access_token")).length).toBeGreaterThan(0);
  expect(house.logged.length).toBeGreaterThan(5);
  const metrics = await request(`${house.url}/metrics`, "GET");
  const log = [...house.logged, metrics.text].join("");
  expect([...secrets].filter(([, value]) => log.includes(value)).map(([name]) => name)).toEqual([]);
  expect(log).toContain("a webhook has been switched off");
  expect(log).not.toContain(pathSecret);
});

it("[N43] the database holds credentials, tokens and cookies only sealed or hashed", async () => {
  const tables = await house.rows<{ name: string }>(
    `select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  let dump = "";
  for (const { name } of tables)
    dump += (await house.rows<{ row: string }>(`select t::text as row from ${name} t`))
      .map(({ row }) => row)
      .join("\n");
  const mayStand = /openid|what was/;
  const found = [...secrets].filter(([name, value]) => !mayStand.test(name) && holds(dump, value));
  expect(found.map(([name]) => name)).toEqual([]);
  expect(dump).toContain(openid);
});

/** Returns whether the dump contains the value as text or as PostgreSQL's hex bytes. */
const holds = (dump: string, value: string): boolean =>
  dump.includes(value) || dump.includes(Buffer.from(value).toString("hex"));

it("[N43] the data directory holds only one key, readable by its owner", async () => {
  const names = await readdir(house.dataDir);
  expect(names).toContain("secret-key");
  const { mode } = await stat(path.join(house.dataDir, "secret-key"));
  expect(mode & 0o777).toBe(0o600);
  const files = (await readdir(house.dataDir, { recursive: true, withFileTypes: true })).filter((f) =>
    f.isFile(),
  );
  for (const file of files.filter(({ name }) => name !== "secret-key")) {
    const text = await readFile(path.join(file.parentPath, file.name), "latin1");
    expect([file.name, text.includes(demoAccount.appSecret)]).toEqual([file.name, false]);
  }
});
