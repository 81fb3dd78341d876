import type { Event, Snapshot } from "@jieru/shared/domain/snapshot";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import type { Connection } from "@jieru/shared/protocol/connection";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { demoAccount } from "../src/demo.ts";
import type { Console } from "./console.ts";
import { type Feed, openFeed } from "./feed.ts";
import { admin as adminPerson, deadline, lin, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let [boss, agent]: [Console?, Console?] = [];
let feeds: Feed[] = [];
/** Keeps the agent present: minutes pass in these tests, and an absent agent would be set offline (AG3). */
let here: Feed;

beforeAll(async () => {
  house = await openTestServer();
  boss = await house.consoleOf(adminPerson);
  agent = await house.consoleOf(lin);
  here = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
  await here.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
  await agent.send("PUT", account("/status"), { status: "online" });
});
afterEach(async () => {
  for (const feed of feeds) feed.close();
  feeds = [];
  house.simulator.switches.set({ tokenRefusal: null, nextSend: "normal", nextSendSticky: false });
  await (boss as Console).post(account("/connection/test"));
});
afterAll(async () => {
  here.close();
  await house.stop();
});

const account = (path: string) => `/api/accounts/${house.accountId}${path}`;
const snapshotOf = async (who?: Console) =>
  (await (who as Console).get(account("/snapshot"))).body as Snapshot;
const refusedFor = async (who?: Console) => (await snapshotOf(who)).account.credentialsRefused;

async function follow(who?: Console): Promise<Feed> {
  const feed = await openFeed(house.url, { cookie: (who as Console).cookie, origin: house.url });
  feeds.push(feed);
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: (await snapshotOf(who)).seq });
  return feed;
}
const eventsOf = (feed: Feed, type: Event["type"]) =>
  feed.events().find((e) => e.type === type)?.account?.credentialsRefused;

/** Deletes the access token, so that the server must request a new one. */
async function failToSend(errcode: number): Promise<void> {
  const session = await house.ownedBy(agent as Console);
  house.simulator.switches.set({ tokenRefusal: errcode });
  await house.rows(`delete from access_tokens`);
  house.clock.advance(2 * 60_000);
  await (agent as Console).reply(session.id, "在的");
}

it("[MA11] a refused address is reported to every console, the address itself only to admins", async () => {
  const [seenByBoss, seenByAgent] = [await follow(boss), await follow(agent)];
  await failToSend(40164);
  await expect
    .poll(() => eventsOf(seenByBoss, "credentials_refused"), deadline)
    .toMatchObject({ why: "address", errcode: 40164, address: "127.0.0.1" });
  await expect
    .poll(() => eventsOf(seenByAgent, "credentials_refused"), deadline)
    .toMatchObject({ why: "address", errcode: 40164, address: null });
  expect(await refusedFor(boss)).toMatchObject({ why: "address", address: "127.0.0.1" });
  expect(await refusedFor(agent)).toMatchObject({ why: "address", address: null });
});

it("[MA11] the server finds that WeChat accepts the credentials again without any message", async () => {
  await failToSend(40125);
  await expect.poll(() => refusedFor(boss), deadline).toMatchObject({ why: "secret", errcode: 40125 });
  const feed = await follow(agent);
  house.simulator.switches.set({ tokenRefusal: null });
  house.clock.advance(31_000);
  await expect.poll(() => eventsOf(feed, "credentials_accepted"), deadline).toBeNull();
  expect(await refusedFor(agent)).toBeNull();
});

it.each([
  ["is frozen", "restricted", 50007],
  ["may not call the API", "not_granted", 48001],
  ["may not call the API any more", "not_granted", 48004],
  ["has used up its calls", "quota", 45009],
])(
  "[MA11] a mini program that %s stays reported until WeChat accepts a reply, whatever tokens it issues",
  async (_, why, errcode) => {
    const session = await house.ownedBy(agent as Console);
    house.simulator.switches.set({ nextSend: String(errcode), nextSendSticky: true });
    await (agent as Console).reply(session.id, "在的");
    await expect.poll(() => refusedFor(agent), deadline).toMatchObject({ why, errcode });
    house.simulator.switches.set({ nextSend: "normal" });
    await (agent as Console).reply(session.id, "您好");
    await expect.poll(() => refusedFor(agent), deadline).toBeNull();
  },
);

it("[MA11] a changed AppSecret is tested at once, and replaces the result of the old one", async () => {
  const { appSecret } = demoAccount;
  const change = (secret: string) =>
    (boss as Console).send("PATCH", account("/connection"), { appSecret: secret });
  await change("quite-another-secret-01");
  await expect.poll(() => refusedFor(boss), deadline).toMatchObject({ why: "secret" });
  await change(appSecret);
  await expect.poll(() => refusedFor(boss), deadline).toBeNull();
});

it("[MA11] a reply with the old access token keeps the AppSecret refusal, which shows the token's expiry", async () => {
  const session = await house.ownedBy(agent as Console);
  const change = (secret: string) =>
    (boss as Console).send("PATCH", account("/connection"), { appSecret: secret });
  const replies = async (text: string) => {
    const { id } = await (agent as Console).reply(session.id, text);
    const sql = `select from messages where id = $1 and delivery ->> 'state' = 'sent'`;
    await expect.poll(() => house.rows(sql, [id]), deadline).toHaveLength(1);
  };
  await replies("您好"); // the server holds a token from here on
  const [token] = await house.rows<{ until: number }>(
    `select expires_at as until from access_tokens where app_id = $1`,
    [demoAccount.appId],
  );
  await change("quite-another-secret-02");
  const refused = { why: "secret", repliesUntil: token?.until };
  await expect.poll(() => refusedFor(boss), deadline).toMatchObject(refused);
  await replies("在的");
  expect(await refusedFor(agent)).toMatchObject(refused);
  await change(demoAccount.appSecret);
  await expect.poll(() => refusedFor(boss), deadline).toBeNull();
});

it("[MA11] the refusal shows no expiry when WeChat refuses the old access token too", async () => {
  const session = await house.ownedBy(agent as Console);
  await (agent as Console).reply(session.id, "您好");
  house.simulator.switches.set({ tokenRefusal: 40125 });
  await (boss as Console).post(account("/connection/test"));
  expect(await refusedFor(agent)).toMatchObject({ why: "secret", repliesUntil: expect.any(Number) });
  house.simulator.switches.set({ nextSend: "40001" });
  await (agent as Console).reply(session.id, "在的");
  await expect.poll(() => refusedFor(agent), deadline).toMatchObject({ why: "secret", repliesUntil: null });
  await (boss as Console).post(account("/connection/test"));
  expect(await refusedFor(agent)).toMatchObject({ why: "secret", repliesUntil: null });
});

it("[MA11] an access token issued for a reply clears the AppSecret refusal at once", async () => {
  await failToSend(40125);
  await expect.poll(() => refusedFor(agent), deadline).toMatchObject({ why: "secret" });
  house.simulator.switches.set({ tokenRefusal: null });
  const session = await house.ownedBy(agent as Console);
  await (agent as Console).reply(session.id, "您好");
  await expect.poll(() => refusedFor(agent), deadline).toBeNull();
});

it("[MA11] the credentials of a newly connected mini program are tested at once", async () => {
  const connect = {
    ...demoAccount,
    appId: "wx000000000000beef",
    originalId: "gh_beef00000000",
    name: "新店",
  };
  const { appId, originalId, name, appSecret, token, encodingAesKey, mode, format } = connect;
  const body = { appId, originalId, name, appSecret, token, encodingAesKey, mode, format };
  const made = (await (boss as Console).post("/api/accounts", body)).body as { connection: Connection };
  const { accountId } = made.connection;
  const known = async () =>
    ((await (boss as Console).get(`/api/accounts/${accountId}/snapshot`)).body as Snapshot).account;
  await expect
    .poll(async () => (await known()).credentialsRefused, deadline)
    .toMatchObject({ why: "secret", errcode: 40013 });
});

it("[MA11] the audit log and the server's log report the refusal without a secret", async () => {
  await failToSend(40125);
  await expect.poll(() => refusedFor(boss), deadline).not.toBeNull();
  const { records } = (await (boss as Console).get(account("/audit"))).body as AuditPage;
  expect(records.find((r) => r.what === "credentials_refused")).toMatchObject({
    by: null,
    about: "secret 40125",
  });
  const { appSecret } = demoAccount;
  const written = house.logged.join("");
  expect(written).toContain("credentials at WeChat has changed");
  expect(`${written}${JSON.stringify(records)}`).not.toContain(appSecret);
});

it("[RA3] replies that fail because of the credentials leave the allowance unchanged", async () => {
  const session = await house.ownedBy(agent as Console);
  const left = async () =>
    (await snapshotOf(agent)).sessions.find((s) => s.id === session.id)?.allowance.left;
  const failed = async () =>
    (
      await house.rows<{ code: number }>(
        `select (delivery ->> 'code')::int as code from messages
          where conversation_id = $1 and delivery ->> 'state' = 'failed'`,
        [session.conversationId],
      )
    ).map(({ code }) => code);
  expect(await left()).toBe(3);
  house.simulator.switches.set({ tokenRefusal: 40125 });
  await house.rows(`delete from access_tokens`);
  house.clock.advance(2 * 60_000);
  for (const text of ["在的", "请稍等", "马上"]) await (agent as Console).reply(session.id, text);
  await expect.poll(failed, deadline).toEqual([40125, 40125, 40125]);
  expect(await left()).toBe(3);
});
