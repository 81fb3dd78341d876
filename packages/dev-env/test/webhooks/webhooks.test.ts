import type { AuditRecord } from "@jieru/shared/protocol/audit";
import {
  type NewWebhook,
  type Webhook,
  type WebhookTest,
  type WebhookTopic,
  webhookLimit,
} from "@jieru/shared/protocol/webhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Console } from "../console.ts";
import { admin, appId, deadline, lin, openTestServer, type TestServer } from "../test-server.ts";
import { openReceiver, type Received, type Receiver, status, verify } from "./receiver.ts";

let house: TestServer;
let shop: Receiver;
let other: Receiver;
let boss: Console;
let owner: Console;

const path = () => `/api/accounts/${house.accountId}/webhooks`;
const list = async () => ((await boss.get(path())).body as { webhooks: Webhook[] }).webhooks;
const one = async (id: string) => (await list()).find((each) => each.id === id) as Webhook;
const make = async (at: string, topics: WebhookTopic[] = ["messages"], host = shop) => {
  const made = (await boss.post(path(), { name: at, url: `${host.url}${at}`, topics })).body as NewWebhook;
  return { ...made, path: `${path()}/${made.webhook.id}` };
};
/** Adds this many events of the messages topic without a notification, and returns the previous end of the log. */
const logged = (count: number) =>
  house.rows<{ seq: number }>(
    `with moved as (update accounts set head_seq = head_seq + $2 where id = $1 returning head_seq - $2 as head),
          added as (insert into events (account_id, seq, type, at, payload)
                    select $1, head + n, 'media_changed', $3, '{}' from moved, generate_series(1, $2::int) n)
     select head as seq from moved`,
    [house.accountId, count, house.clock.now()],
  );
const firstAt = (at: string) => shop.at(at)[0] as Received;
const isOn = (ids: string[]) => house.rows(`select from webhooks where id = any($1) and is_on`, [ids]);

beforeAll(async () => {
  shop = await openReceiver();
  other = await openReceiver();
  house = await openTestServer({ webhookHosts: [shop.host, other.host] });
  [boss, owner] = [await house.consoleOf(admin), await house.consoleOf(lin)];
});
afterAll(async () => {
  await house.stop();
  await shop.close();
  await other.close();
});
afterEach(async () => {
  for (const { id } of await list()) await boss.send("DELETE", `${path()}/${id}`);
});

describe("webhook requests", () => {
  it("[WH2] [WH3] a customer's message is delivered once, signed, as a supervisor would see it", async () => {
    const { secret } = await make("/first");
    const openid = house.newCustomer();
    await house.customerWrites(openid, "第一句");
    await expect.poll(() => shop.eventsAt("/first").length, deadline).toBe(1);
    const [seq] = shop.eventsAt("/first").map((e) => e.seq);
    expect(verify(secret, firstAt("/first"))).toEqual({
      accountId: house.accountId,
      appId,
      from: expect.any(Number),
      to: seq,
      missing: null,
      events: [
        expect.objectContaining({
          id: expect.stringMatching(`^${house.accountId}-${seq}-\\d+$`),
          type: "customer_message_received",
          message: expect.objectContaining({ direction: "in", text: "第一句" }),
          session: expect.objectContaining({
            state: "waiting",
            customer: expect.objectContaining({ openid }),
          }),
        }),
      ],
    });
    expect(firstAt("/first").text).not.toMatch(/previousOwnerId|payload/);
  });

  it("[WH2] [T29] quick replies of an agent have distinct event ids and are delivered once", async () => {
    const session = await house.ownedBy(owner);
    await house.customerWrites(await house.openidOf(session));
    await make("/fast");
    const texts = ["一", "二", "三"];
    await Promise.all(texts.map((text) => owner.reply(session.id, text)));
    await expect.poll(() => house.rows(`select from outbox`), deadline).toEqual([]);
    const queued = () => shop.eventsAt("/fast").filter(({ type }) => type === "reply_queued");
    const sent = () => shop.eventsAt("/fast").filter(({ type }) => type === "delivery_changed");
    await expect.poll(() => [queued().length, sent().length], deadline).toEqual([3, 6]);
    expect(
      queued()
        .map(({ message }) => message?.text)
        .sort(),
    ).toEqual([...texts].sort());
    const events = shop.eventsAt("/fast");
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq).toSorted((a, b) => a - b));
  });

  it("[WH2] [RT2] [RT3] an erased customer's waiting events are replaced by the erasure event", async () => {
    shop.answer("/erased", status(503));
    await make("/erased", ["messages", "customers"]);
    const openid = house.newCustomer();
    const session = await house.customerWrites(openid, "我的地址是……");
    await expect.poll(() => shop.at("/erased").length, deadline).toBe(1);
    const erased = await boss.send("DELETE", `/api/conversations/${session.conversationId}`);
    expect(erased.status).toBe(204);
    shop.answer("/erased", status(204));
    house.clock.advance(3_600_000);
    const last = () => shop.at("/erased").at(-1) as Received;
    await expect
      .poll(() => last().body.events.map(({ type }) => type), deadline)
      .toEqual(["customer_erased"]);
    for (const word of [openid, "我的地址"]) expect(last().text).not.toContain(word);
  });
});

describe("webhook settings", () => {
  it("[WH1] [AU1] the secret is shown on creation and renewal, stored sealed, and changes are recorded", async () => {
    const { webhook, secret, path: its } = await make("/kept");
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const renewed = (await boss.post(`${its}/secret`)).body as { secret: string };
    expect(renewed.secret).not.toBe(secret);
    const [row] = await house.rows<{ row: string }>(`select w::text as row from webhooks w where id = $1`, [
      webhook.id,
    ]);
    const output = [row?.row, JSON.stringify(await list()), ...house.logged].join("");
    for (const each of [secret, renewed.secret])
      for (const form of [each.slice(6), Buffer.from(each.slice(6), "base64").toString("hex")])
        expect(output).not.toContain(form);
    await boss.send("PATCH", its, { name: "仓库" });
    await boss.send("PATCH", its, { name: "仓库", on: true, topics: ["messages"] });
    await boss.send("DELETE", its);
    const { records } = (await boss.get(`/api/accounts/${house.accountId}/audit?kind=connection&limit=4`))
      .body as { records: AuditRecord[] };
    expect(records.map(({ what, about }) => [what, about])).toEqual([
      ["webhook_removed", `仓库 (${shop.host})`],
      ["webhook_changed", `仓库 (${shop.host})`],
      ["webhook_secret_renewed", `/kept (${shop.host})`],
      ["webhook_created", `/kept (${shop.host})`],
    ]);
  });

  it("[WH1] simultaneous creations make at most ten webhooks, and a removal makes room", async () => {
    const made = await Promise.all(
      Array.from({ length: webhookLimit + 4 }, (_, i) =>
        boss.post(path(), { name: `第${i}个`, url: `${shop.url}/many`, topics: ["messages"] }),
      ),
    );
    expect(made.filter((answer) => answer.status === 200)).toHaveLength(webhookLimit);
    expect(made.find((answer) => answer.status === 409)?.body).toEqual({
      refusal: "webhook_limit_reached",
      limit: webhookLimit,
    });
    const [first] = await list();
    await boss.send("DELETE", `${path()}/${first?.id}`);
    expect((await boss.send("DELETE", `${path()}/${first?.id}`)).body).toEqual({
      refusal: "webhook_not_found",
    });
    expect((await make("/many")).webhook.on).toBe(true);
  });

  it("[WH1] [WH5] [N22] an address that is not public https is refused with the reason and logged", async () => {
    const { path: its } = await make("/moving");
    for (const [url, why] of [
      ["http://shop.example/", "not_https"],
      ["https://169.254.169.254/", "not_public"],
      [`https://localhost/`, "not_public"],
      ["shop.example", "unreadable"],
    ]) {
      const refused = { refusal: "webhook_url_refused", why };
      expect((await boss.post(path(), { name: "x", url, topics: ["messages"] })).body).toEqual(refused);
      expect((await boss.send("PATCH", its, { url })).body).toEqual(refused);
    }
    expect(house.logged.filter((line) => line.includes('"N22"')).length).toBeGreaterThanOrEqual(4);
    expect((await boss.post(path(), { name: "x", url: `${shop.url}/`, topics: [] })).status).toBe(400);
  });

  it("[WH4] a webhook that is off gets nothing, and only later events after switching on", async () => {
    const { webhook, path: its } = await make("/off");
    const off = (await boss.send("PATCH", its, { on: false })).body as { webhook: Webhook };
    expect(off.webhook).toMatchObject({ id: webhook.id, on: false, failing: null });
    await house.customerWrites(house.newCustomer(), "没人听");
    await boss.send("PATCH", its, { on: true });
    await house.customerWrites(house.newCustomer(), "有人听");
    await expect.poll(() => shop.eventsAt("/off").map((e) => e.message?.text), deadline).toEqual(["有人听"]);
    const { missing } = firstAt("/off").body;
    expect(missing).toMatchObject({ upTo: firstAt("/off").body.from });
    expect((await one(webhook.id)).missing).toMatchObject(missing as object);
  });
});

describe("webhook state", () => {
  it("[WH4] [WH8] the page shows time and cause of a failure, and the server retries", {
    tags: ["slow"],
  }, async () => {
    shop.answer("/fails", status(502));
    const { webhook } = await make("/fails");
    await house.customerWrites(house.newCustomer());
    const failing = async () => (await one(webhook.id)).failing;
    await expect.poll(failing, deadline).toMatchObject({ tries: 1, failure: { why: "status", status: 502 } });
    expect(await one(webhook.id)).toMatchObject({ waiting: 1, takenAt: null });
    shop.answer("/fails", status(200));
    house.clock.advance(5_000);
    await expect.poll(failing, deadline).toBeNull();
    expect(await one(webhook.id)).toMatchObject({ waiting: 0, takenAt: expect.any(Number) });
    const [first, again] = shop.at("/fails");
    expect(again?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    expect(again?.body).toEqual(first?.body);
  });

  it("[WH8] a test is sent at once, signed, even when the webhook is off, and its answer shown", async () => {
    const { secret, path: its, webhook } = await make("/tested");
    await boss.send("PATCH", its, { on: false });
    shop.answer("/tested", status(418, "我是茶壶"));
    const test = async () => (await boss.post(`${its}/test`)).body as WebhookTest;
    expect(await test()).toMatchObject({
      failure: { why: "status", status: 418 },
      status: 418,
      answer: "我是茶壶",
    });
    shop.answer("/tested", status(200, "ok"));
    expect(await test()).toEqual({ failure: null, status: 200, answer: "ok", tookMs: expect.any(Number) });
    expect((await one(webhook.id)).takenAt).toEqual(expect.any(Number));
    expect(verify(secret, shop.at("/tested").at(-1) as Received)).toMatchObject({
      events: [{ type: "test" }],
    });
  });

  it("[WH2] [WH6] a webhook that is far behind catches up in order without delaying others", {
    tags: ["slow"],
  }, async () => {
    const { webhook } = await make("/behind");
    const behind = 5_000;
    const [log] = await logged(behind);
    await make("/in-time");
    await house.customerWrites(house.newCustomer(), "不等");
    await expect.poll(() => shop.eventsAt("/in-time").length, deadline).toBe(1);
    await expect.poll(() => shop.eventsAt("/behind").length, deadline).toBe(behind + 1);
    const seqs = shop.eventsAt("/behind").map((e) => e.seq);
    expect(seqs.slice(0, behind)).toEqual(Array.from({ length: behind }, (_, n) => (log?.seq ?? 0) + n + 1));
    await expect.poll(() => one(webhook.id), deadline).toMatchObject({ waiting: 0, failing: null });
  });

  it("[WH6] hanging webhooks delay no push and no other webhook, and use few connections", async () => {
    const hanging = ["/h0", "/h1", "/h2", "/h3", "/h4", "/h5"];
    for (const at of hanging) shop.answer(at, () => undefined);
    const slow = await Promise.all(hanging.map((at) => make(at)));
    await house.rows(`update webhooks set slow = true where id = any($1)`, [
      slow.map(({ webhook }) => webhook.id),
    ]);
    // The server reads the slow flag when the webhooks change.
    await boss.send("PATCH", (slow[0] as { path: string }).path, { name: "慢" });
    await make("/quick");
    await house.customerWrites(house.newCustomer(), "快");
    await expect.poll(() => shop.eventsAt("/quick").length, deadline).toBe(1);
    await house.customerWrites(house.newCustomer(), "还是快");
    await expect.poll(() => shop.eventsAt("/quick").length, deadline).toBe(2);
    expect(hanging.filter((at) => shop.at(at).length > 0).length).toBeLessThanOrEqual(2);
    const working = await house.rows(
      `select from jobs.job where name = 'deliver-webhooks' and state = 'active'`,
    );
    expect(working.length).toBeLessThanOrEqual(4);
    expect(await isOn(slow.map(({ webhook }) => webhook.id))).toHaveLength(6);
  });

  it("[WH6] simultaneously hanging webhooks of one host leave a connection for another host", {
    tags: ["slow"],
  }, async () => {
    // The hanging requests of the previous test use the same host.
    const active = `select from jobs.job where name = 'deliver-webhooks' and state = 'active'`;
    await expect.poll(() => house.rows(active), deadline).toEqual([]);
    const hanging = ["/g0", "/g1", "/g2", "/g3", "/g4", "/g5"];
    for (const at of hanging) shop.answer(at, () => undefined);
    const ids = await Promise.all(hanging.map(async (at) => (await make(at)).webhook.id));
    await logged(1);
    // Jobs without a group are not counted by the queue, so all workers take one, as if they asked at the
    // same instant.
    await house.rows(
      `insert into jobs.job (name, data, priority, policy, singleton_key, retry_limit)
       select 'deliver-webhooks', jsonb_build_object('accountId', $1::text, 'webhookId', id, 'host', $2::text, 'slow', false),
              1, 'stately', id, 0 from unnest($3::text[]) id`,
      [house.accountId, shop.host, ids],
    );
    const hung = () => hanging.filter((at) => shop.at(at).length > 0);
    await expect.poll(() => hung().length, deadline).toBe(3);
    await make("/elsewhere", ["messages"], other);
    await house.customerWrites(house.newCustomer(), "别处答");
    await expect.poll(() => other.eventsAt("/elsewhere").length, deadline).toBe(1);
    expect(hung()).toHaveLength(3);
    const failing = await house.rows(`select from webhooks where id = any($1) and tries > 0`, [ids]);
    expect(failing).toEqual([]);
  });
});
