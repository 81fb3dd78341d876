/** What is kept, for how long, and what nothing is left of. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { createMediaStore } from "@jieru/realtime/media/media-store";
import { runNightly } from "@jieru/realtime/retention/work";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { NewApiKey } from "@jieru/shared/protocol/attributes";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import { parseAesKey } from "@jieru/wechat/crypto";
import { sealEnvelope } from "@jieru/wechat/seal-envelope";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoAccount } from "../src/demo.ts";
import { pushPath } from "../src/dev-env.ts";
import { picture } from "./cast.ts";
import { type Console, request } from "./console.ts";
import { openFeed } from "./feed.ts";
import { admin, appId, deadline, type House, lin, openHouse, supervisor } from "./house.ts";

let house: House;
let boss: Console;
let owner: Console;
beforeAll(async () => {
  house = await openHouse();
  [boss, owner] = [await house.consoleOf(admin), await house.consoleOf(lin)];
  await owner.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
});
afterAll(() => house.stop());

const dayMs = 24 * 3_600_000;
const canary = "秘密九七三";
const customer = "o9Ag05retention-customer-1";

/** Every place in the database that still says it. */
async function whereSaid(what: string): Promise<string[]> {
  const tables = await house.rows<{ name: string }>(
    `select relname::text as name from pg_class
      where relkind = 'r' and relnamespace in ('public'::regnamespace, 'jobs'::regnamespace) order by 1`,
  );
  const found = tables.map(async ({ name }) => {
    const schema = (
      await house.rows(`select from pg_tables where schemaname = 'public' and tablename = $1`, [name])
    ).length;
    const sql = `select from ${schema ? "public" : "jobs"}."${name}" t where t::text like '%' || $1 || '%' limit 1`;
    return (await house.rows(sql, [what])).length > 0 ? [name] : [];
  });
  return (await Promise.all(found)).flat();
}
/** What search would find it by: pairs of its characters. */
const indexed = async () =>
  (
    await house.rows(
      `select words from message_words where words::text like '%' || $1 || '%'
        union all select words from customer_words where words::text like '%' || $1 || '%'`,
      [canary.slice(0, 2)],
    )
  ).length;
const finds = async (who: Console, kind: string) => {
  const path = `/api/accounts/${house.accountId}/search?kind=${kind}&q=${encodeURIComponent(canary)}`;
  const { messages, customers } = (await who.get(path)).body as SearchAnswer;
  return messages.length + customers.length;
};
const settled = () =>
  expect.poll(() => house.rows(`select from conversations where erasing`), deadline).toEqual([]);
const mediaFiles = async () =>
  (await readdir(path.join(house.dataDir, "media"), { recursive: true, withFileTypes: true })).filter((f) =>
    f.isFile(),
  );

/** A push of the customer's as WeChat sends it, said when we say. */
async function pushSaid(text: string, saidAtMs: number, messageId: string) {
  const { originalId, token, mode, format, encodingAesKey } = demoAccount;
  const aesKey = parseAesKey(encodingAesKey) ?? undefined;
  const createTime = Math.floor(saidAtMs / 1_000);
  const plain = `{"ToUserName":"${originalId}","FromUserName":"${customer}","CreateTime":${createTime},"MsgType":"text","Content":"${text}","MsgId":${messageId}}`;
  const credentials = { appId, originalId, token, mode, format, aesKey };
  const timestamp = Math.floor(house.clock.now() / 1_000);
  const { query, body } = sealEnvelope({ credentials, plain, timestamp, nonce: "n1", openid: customer });
  return (await request(`${house.url}${pushPath}?${new URLSearchParams(query)}`, "POST", body)).text;
}

let erased: Session;
let erasedAt: number;
let againAt: number;

it("[RT2] [RT3] [FI5] of an erased customer nothing is left to be read, from the moment it is answered", async () => {
  erased = await house.customerWrites(customer, `${canary} 来信`);
  await owner.post(`/api/sessions/${erased.id}/pick-up`);
  await house.simulator.pushImage(appId, customer, picture);
  const ready = () =>
    house.rows(`select from media where conversation_id = $1 and state = 'ready'`, [erased.conversationId]);
  await expect.poll(async () => (await ready()).length, deadline).toBe(1);
  const conversation = `/api/conversations/${erased.conversationId}`;
  await owner.send("PUT", `${conversation}/remark`, { remark: canary });
  await owner.send("PATCH", `${conversation}/tags`, { add: [canary], remove: [] });
  await owner.post(`/api/sessions/${erased.id}/notes`, {
    clientMessageId: crypto.randomUUID(),
    note: canary,
  });
  await owner.send("PUT", `/api/sessions/${erased.id}/draft`, { text: canary, base: 0 });
  house.simulator.switches.set({ nextSend: "45011", nextSendSticky: true });
  await owner.reply(erased.id, `${canary} 回复`);
  const other = await house.customerWrites(house.newCustomer(), "别人的话");
  await boss.send("PATCH", `/api/conversations/${other.conversationId}/tags`, { add: ["老客"], remove: [] });
  await owner.send("PATCH", `${conversation}/tags`, { add: ["老客"], remove: [] });
  for (const [name, tag] of [
    ["他的", canary],
    ["大家的", "老客"],
  ])
    await owner.post(`/api/accounts/${house.accountId}/views`, { name, view: { list: "active", tag } });
  expect(await whereSaid(canary)).toEqual(
    expect.arrayContaining([
      "account_tags",
      "conversations",
      "drafts",
      "events",
      "messages",
      "pushes",
      "saved_views",
      "sessions",
    ]),
  );
  await expect.poll(indexed, deadline).toBe(4); // a message, a reply, a note, a customer
  expect(await finds(owner, "customers")).toBe(1);

  expect((await owner.send("DELETE", conversation)).status).toBe(403);
  expect((await boss.send("DELETE", conversation)).status).toBe(204);
  erasedAt = house.clock.now();
  for (const who of [boss, owner]) {
    expect((await who.get(`${conversation}/messages`)).body).toMatchObject({ refusal: "session_not_found" });
    expect((await who.get(`/api/sessions/${erased.id}`)).body).toMatchObject({
      refusal: "session_not_found",
    });
    const snapshot = (await who.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
    expect(snapshot.sessions.map((s) => s.id)).not.toContain(erased.id);
    const ended = (await who.get(`/api/accounts/${house.accountId}/sessions/ended`)).body;
    expect(JSON.stringify(ended)).not.toContain(customer);
    for (const kind of ["messages", "notes", "customers"]) expect(await finds(who, kind)).toBe(0);
  }
  await settled();
  expect(await whereSaid(canary)).toEqual([]);
  expect(await indexed()).toBe(0);
  expect(await house.rows(`select from media`)).toEqual([]);
  expect(await mediaFiles()).toEqual([]);
  const kept = await house.rows(`select content->>'text' as text from messages where conversation_id = $1`, [
    other.conversationId,
  ]);
  expect(kept).toEqual([{ text: "别人的话" }]);
  expect(await house.rows(`select name from saved_views`)).toEqual([{ name: "大家的" }]);
});

it("[RT2] the audit log says who erased which conversation, and nothing of it", async () => {
  const [line] = await house.rows(`select agent_id, about from audit_log where what = 'customer_erased'`);
  expect(line).toEqual({ agent_id: boss.agentId, about: erased.conversationId });
});

it("[RT3] a reply that was queued is not sent any more", async () => {
  house.simulator.switches.set({ nextSend: "normal", nextSendSticky: false });
  house.clock.advance(60_000);
  const session = await house.ownedBy(owner);
  await owner.reply(session.id, "给别人的");
  const sent = () =>
    house.simulator.ledger
      .listSends()
      .filter((send) => send.delivered)
      .map((send) => send.content);
  await expect.poll(sent, deadline).toEqual(["给别人的"]);
});

it("[RT4] what they said before and WeChat pushes after is acknowledged, and not kept", async () => {
  expect(await pushSaid(canary, erasedAt - 5_000, "22876340533009001")).toBe("success");
  expect(await pushSaid(canary, erasedAt - 5_000, "22876340533009001")).toBe("success");
  expect(await whereSaid(canary)).toEqual([]);
});

it("[RT3] a later message of the same customer begins anew", async () => {
  againAt = house.clock.now();
  expect(await pushSaid("又来了", againAt, "22876340533009002")).toBe("success");
  const snapshot = (await owner.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  const again = snapshot.waiting.sessions.find((s) => s.customer.openid === customer);
  expect(again).toMatchObject({ customer: { remark: null, tags: [] }, unread: 1 });
  await owner.post(`/api/sessions/${again?.id}/pick-up`);
  const { messages } = (await owner.get(`/api/conversations/${again?.conversationId}/messages`)).body as {
    messages: { type: string; text?: string }[];
  };
  expect(messages.filter((m) => m.type === "text").map((m) => m.text)).toEqual(["又来了"]);
});

it("[RT2] [AT7] whatever anybody or anything said of them is nowhere any more, and their openid only where it must be", async () => {
  const openid = house.newCustomer();
  await house.simulator.pushEnter(appId, openid, `${canary} 入口`);
  const session = await house.customerWrites(openid, `${canary} 来信`);
  const conversation = `/api/conversations/${session.conversationId}`;
  const account = `/api/accounts/${house.accountId}`;
  await house.simulator.pushCard(appId, openid, { title: canary, pagePath: "pages/a" });
  const { secret } = (await boss.post(`${account}/api-keys`, { name: "商城" })).body as NewApiKey;
  const attributes = { [canary]: { type: "text", value: canary, label: canary } };
  const said = await request(
    `${house.url}${account}/customers/${openid}/attributes`,
    "PUT",
    { attributes },
    { authorization: `Bearer ${secret}` },
  );
  expect(said.status).toBe(200);
  await owner.post(`/api/sessions/${session.id}/pick-up`);
  await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: boss.agentId, note: canary });
  await boss.reply(session.id, `${canary} 回复`);
  const link = { title: canary, description: canary, url: "https://shop.test/", thumbUrl: "" };
  await boss.post(`/api/sessions/${session.id}/replies`, {
    clientMessageId: crypto.randomUUID(),
    type: "link",
    link,
  });
  await expect.poll(() => house.rows(`select from outbox`), deadline).toEqual([]);
  await boss.send("PUT", `${conversation}/blocked`, { blocked: true, reason: canary });
  await house.simulator.pushText(appId, openid, `${canary} 拉黑之后`);
  expect(await whereSaid(canary)).toEqual(
    expect.arrayContaining(["blacklist", "customer_attributes", "events", "messages", "pushes", "sessions"]),
  );
  expect((await boss.send("DELETE", conversation)).status).toBe(204);
  await settled();
  expect(await whereSaid(canary)).toEqual([]);
  expect(await whereSaid(openid)).toEqual(["conversations", "pushes"]);
  expect(await house.rows(`select from pushes where strpos(raw, $1) > 0`, [openid])).toEqual([]);
  expect(house.logged.join("")).not.toContain(canary);
  expect(house.logged.join("")).not.toContain(openid);
  expect((await boss.send("PUT", `${conversation}/blocked`, { blocked: false })).status).toBe(200);
});

it("[RT2] what a server kept whose clock was ahead goes as well", async () => {
  const openid = house.newCustomer();
  const session = await house.customerWrites(openid, canary);
  await owner.post(`/api/sessions/${session.id}/pick-up`);
  await owner.post(`/api/sessions/${session.id}/end`);
  await house.simulator.pushImage(appId, openid, picture);
  const ahead = house.clock.now() + 5_000;
  const { conversationId } = session;
  await house.rows(`update media set created_at = $2 where conversation_id = $1`, [conversationId, ahead]);
  await house.rows(`update pushes set received_at = $1 where strpos(raw, $2) > 0`, [ahead, openid]);
  await house.rows(`update sessions set opened_at = $2 where id = $1`, [session.id, ahead]);
  expect((await boss.send("DELETE", `/api/conversations/${conversationId}`)).status).toBe(204);
  await settled();
  expect(await whereSaid(canary)).toEqual([]);
  expect(await house.rows(`select from media where conversation_id = $1`, [conversationId])).toEqual([]);
});

const night = (aheadMs = 0) => {
  const { pool, config } = house.server.context;
  const clock = { now: () => house.clock.now() + aheadMs };
  const { app } = house.server;
  return runNightly({ pool, clock, lanes: app.lanes, watched: app, store: createMediaStore(config.dataDir) });
};

it("[RT2] [RT3] views by where only they came from go with them, at once; others by where somebody else came from too stay", async () => {
  const come = async (from: string, openid = house.newCustomer()) => {
    await house.simulator.pushEnter(appId, openid, from);
    return house.customerWrites(openid);
  };
  const openid = house.newCustomer();
  const before = await come(`${canary} 以前`, openid);
  await owner.post(`/api/sessions/${before.id}/pick-up`);
  await owner.post(`/api/sessions/${before.id}/end`);
  const only = await come(`${canary} 入口`, openid);
  const [one, another] = [await come("朋友圈"), await come("朋友圈")];
  for (const [i, source] of [`${canary} 以前`, `${canary} 入口`, "朋友圈"].entries())
    await owner.post(`/api/accounts/${house.accountId}/views`, {
      name: `来源${i}`,
      view: { list: "active", source },
    });
  const leftAfter = async ({ conversationId }: Session) => {
    expect((await boss.send("DELETE", `/api/conversations/${conversationId}`)).status).toBe(204);
    return house.rows(`select name from saved_views where name like '来源%' order by name`);
  };
  expect(await leftAfter(only)).toEqual([{ name: "来源2" }]);
  expect(await leftAfter(one)).toEqual([{ name: "来源2" }]);
  expect(await leftAfter(another)).toEqual([]);
  await settled();
  expect(await whereSaid(canary)).toEqual([]);
});

it("[RT2] so do views by where they came from before they came from elsewhere in the same session", async () => {
  const openid = house.newCustomer();
  await house.simulator.pushEnter(appId, openid, `${canary} 先`);
  const { id, conversationId } = await house.customerWrites(openid);
  await house.simulator.pushEnter(appId, openid, "扫码");
  expect(await house.rows(`select source from sessions where id = $1`, [id])).toEqual([{ source: "扫码" }]);
  const view = { list: "active", source: `${canary} 先` };
  await owner.post(`/api/accounts/${house.accountId}/views`, { name: "先", view });
  expect((await boss.send("DELETE", `/api/conversations/${conversationId}`)).status).toBe(204);
  await settled();
  expect(await whereSaid(canary)).toEqual([]);
});

it("[RT2] a draft that was on its way when its customer was erased goes with the rest", async () => {
  const session = await house.ownedBy(owner);
  expect((await boss.send("DELETE", `/api/conversations/${session.conversationId}`)).status).toBe(204);
  await settled();
  await house.rows(
    `insert into drafts (agent_id, session_id, kind, account_id, text, revision, updated_at) values ($1, $2, 'reply', $3, $4, 1, $5)`,
    [owner.agentId, session.id, house.accountId, canary, house.clock.now()],
  );
  await house.rows(`update conversations set erasing = true where id = $1`, [session.conversationId]);
  await night();
  expect(await whereSaid(canary)).toEqual([]);
});

it("[RT1] [RT6] [FI5] what is older than the account keeps it goes in one night, however much it is; what is younger stays", async () => {
  const settings = `/api/accounts/${house.accountId}/settings`;
  expect((await boss.send("PATCH", settings, { keepMessagesDays: 6 })).status).toBe(400);
  expect((await boss.send("PATCH", settings, { keepMessagesDays: 7 })).status).toBe(200);
  const old = await house.customerWrites(house.newCustomer(), `${canary} 很久以前`);
  await owner.post(`/api/sessions/${old.id}/pick-up`);
  await house.simulator.pushImage(appId, (await openidOf(old)) ?? "", picture);
  await expect.poll(() => house.rows(`select from media where state <> 'ready'`), deadline).toEqual([]);
  await owner.post(`/api/sessions/${old.id}/end`);
  // More than a step of them, before the account's own first one.
  await house.rows(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     select 'old-' || n, $1, $2, -n, 0, 'in', '{"type": "text", "text": "x"}' from generate_series(1, 1200) n`,
    [house.accountId, old.conversationId],
  );
  const waiting = await house.customerWrites(house.newCustomer(), `${canary} 还在等`);
  await expect.poll(indexed, deadline).toBe(2);
  house.clock.advance(8 * 24 * 3_600_000);
  const young = await house.customerWrites(house.newCustomer(), "刚才的话");
  await night();
  expect(await whereSaid(canary)).toEqual([]);
  expect(await indexed()).toBe(0);
  expect(
    await house.rows(`select from messages where at < $1`, [house.clock.now() - 7 * 24 * 3_600_000]),
  ).toEqual([]);
  expect(await mediaFiles()).toEqual([]);
  expect(await house.rows(`select from media`)).toEqual([]);
  expect(await house.rows(`select state, last_message from sessions where id = $1`, [old.id])).toEqual([
    { state: "ended", last_message: null },
  ]);
  boss = await house.consoleOf(admin);
  const snapshot = (await boss.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  expect(snapshot.waiting.sessions.find(({ id }) => id === waiting.id)).toMatchObject({
    state: "waiting",
    lastMessage: null,
  });
  const said = await house.rows(`select content->>'text' as text from messages where conversation_id = $1`, [
    young.conversationId,
  ]);
  expect(said).toEqual([{ text: "刚才的话" }]);
});

it("[RT1] saved views by where nobody came from any more go in the night, those by where somebody came from since stay", async () => {
  const come = async (from: string) => {
    const openid = house.newCustomer();
    await house.simulator.pushEnter(appId, openid, from);
    const session = await house.customerWrites(openid);
    await owner.post(`/api/sessions/${session.id}/pick-up`);
    await owner.post(`/api/sessions/${session.id}/end`);
  };
  owner = await house.consoleOf(lin);
  for (const source of [`${canary} 春节`, "直播间"]) {
    await come(source);
    const view = { list: "ended", source };
    await owner.post(`/api/accounts/${house.accountId}/views`, { name: `来自${source}`, view });
  }
  const left = () => house.rows(`select name from saved_views where name like '来自%'`);
  await night();
  expect(await left()).toHaveLength(2);
  house.clock.advance(8 * 24 * 3_600_000);
  owner = await house.consoleOf(lin);
  await come("直播间");
  await night();
  expect(await left()).toEqual([{ name: "来自直播间" }]);
  expect(await whereSaid(canary)).toEqual([]);
});

it("[RT1] [RT5] what a session said last goes with the message, also where it ended later; so does what the log quotes of it", async () => {
  const late = `${canary} 先说，后结束`;
  [boss, owner] = [await house.consoleOf(admin), await house.consoleOf(lin)];
  const said = await house.customerWrites(house.newCustomer(), late);
  await boss.post(`/api/sessions/${said.id}/pick-up`);
  house.clock.advance(2 * dayMs);
  boss = await house.consoleOf(admin);
  expect((await boss.post(`/api/sessions/${said.id}/end`)).status).toBe(200);
  await boss.send("PUT", `/api/conversations/${said.conversationId}/remark`, { remark: "熟客" });
  expect(await whereSaid(late)).toEqual(expect.arrayContaining(["events", "sessions"]));
  house.clock.advance(5 * dayMs + 60_000);
  await night();
  expect(await whereSaid(late)).toEqual([]);
  boss = await house.consoleOf(admin);
  const { session } = (await boss.get(`/api/sessions/${said.id}`)).body as { session: Session };
  expect(session).toMatchObject({ state: "ended", lastMessage: null, customer: { remark: "熟客" } });
});

it("[RT1] whoever has a conversation open as its words go hears of it, whatever becomes of its session", async () => {
  boss = await house.consoleOf(admin);
  const [ended, served, quiet] = [
    await house.customerWrites(house.newCustomer(), "早先"),
    await house.customerWrites(house.newCustomer(), "早先"),
    await house.customerWrites(house.newCustomer(), "早先"),
  ];
  for (const { id } of [ended, quiet]) {
    await boss.post(`/api/sessions/${id}/pick-up`);
    await boss.post(`/api/sessions/${id}/end`);
  }
  house.clock.advance(8 * dayMs);
  boss = await house.consoleOf(admin);
  await house.customerWrites((await openidOf(served)) ?? "", "刚才");
  const young = await house.customerWrites(house.newCustomer(), "刚才");
  const feed = await openFeed(house.url, { cookie: boss.cookie, origin: boss.origin });
  const { seq } = (await boss.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq });
  for (const { conversationId } of [ended, served, young]) await feed.ask("watch", { conversationId });
  await night();
  const ours = [ended, served, quiet, young].map(({ conversationId }) => conversationId);
  const told = () => {
    const about = feed.events().filter(({ type }) => type === "words_expired");
    return ours.filter((id) => about.some(({ session }) => session?.conversationId === id));
  };
  await expect.poll(told, deadline).toEqual([ended, served].map(({ conversationId }) => conversationId));
  feed.close();
});

it("[RT1] once a night's deleting is done everybody hears that of what they hold something is gone, and nothing of whom", async () => {
  owner = await house.consoleOf(lin);
  const feed = await openFeed(house.url, { cookie: owner.cookie, origin: owner.origin });
  const { seq } = (await owner.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq });
  await night();
  const told = () => feed.events().filter(({ type }) => type === "words_expired");
  await expect
    .poll(told, deadline)
    .toEqual([{ seq: expect.any(Number), at: expect.any(Number), type: "words_expired" }]);
  feed.close();
});

it("[RT6] what cannot be deleted in one account or of one customer holds up no other, and is said", async () => {
  boss = await house.consoleOf(admin);
  const [stuck, other] = [
    await house.customerWrites(house.newCustomer(), canary),
    await house.customerWrites(house.newCustomer(), canary),
  ];
  await house.simulator.pushImage(appId, (await openidOf(stuck)) ?? "", picture);
  await expect.poll(() => house.rows(`select from media where state <> 'ready'`), deadline).toEqual([]);
  const { pool, clock, config } = house.server.context;
  const { lanes } = house.server.app;
  const watched = house.server.app;
  const store = createMediaStore(config.dataDir);
  const remove = () => Promise.reject(new Error("the disk is broken"));
  const erasing = `update conversations set erasing = true, erased_at = $2, erased_seq = $3 where id = $1`;
  const head = `select head_seq as seq from accounts where id = $1`;
  const [{ seq } = { seq: 0 }] = await house.rows<{ seq: number }>(head, [house.accountId]);
  for (const { conversationId } of [stuck, other])
    await house.rows(erasing, [conversationId, clock.now(), seq]);
  await expect(runNightly({ pool, clock, lanes, watched, store: { ...store, remove } })).rejects.toThrow(
    "the disk is broken",
  );
  const unfinished = await house.rows(`select id from conversations where erasing`);
  expect(unfinished).toEqual([{ id: stuck.conversationId }]);
  await night();
  expect(await house.rows(`select id from conversations where erasing`)).toEqual([]);
});

it("[RT1] [RT6] what cannot go yet, or was dated ahead by a clock that was wrong, keeps nothing behind it from going", async () => {
  const session = await house.customerWrites(house.newCustomer());
  const { conversationId } = session;
  const message = (id: string, at: number) =>
    house.rows(
      `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
       select $1 || n, $2, $3, case $1 when 'behind' then 0 else -n end, $4, 'out', '{"type": "text", "text": "x"}'
         from generate_series(1, case $1 when 'behind' then 1 else 500 end) n`,
      [id, house.accountId, conversationId, at],
    );
  const left = () =>
    house.rows(
      `select left(id, 6) as id, count(*) from messages where conversation_id = $1 and seq <= 0 group by 1`,
      [conversationId],
    );
  await message("behind", 0);
  await message("onway-", 0);
  await house.rows(
    // The oldest is on its way for ever, and the others wait for it.
    `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before, lease_until)
     select id, account_id, conversation_id, seq, case seq when -500 then 'sending' else 'queued' end, 0, 0,
            case seq when -500 then 9e15 end from messages where id like 'onway-%'`,
  );
  await night();
  expect(await left()).toEqual([{ id: "onway-", count: 500 }]);
  await house.rows(`delete from outbox where message_id like 'onway-%'`);
  await night();
  expect(await left()).toEqual([]);
  await message("behind", 0);
  await message("ahead-", house.clock.now() + 365 * dayMs);
  await night();
  expect(await left()).toEqual([{ id: "ahead-", count: 500 }]);
  await house.rows(`delete from messages where id like 'ahead-%'`);
});

it("[RT1] [PU4] a push that is repeated after that is still known", async () => {
  // What the customer said: that a session fell silent meanwhile is a message too.
  const count = () => house.rows(`select count(*) from messages where direction = 'in'`);
  const before = await count();
  expect(await pushSaid("又来了", againAt, "22876340533009002")).toBe("success");
  expect(await count()).toEqual(before);
});

it("[RT1] [PU4] the key of a push says no longer where its customer came from, also one that a release before has kept", async () => {
  const openid = house.newCustomer();
  const sessionFrom = `${canary} "\\入口" 👋`;
  const entry = await house.simulator.pushEnter(appId, openid, sessionFrom);
  expect(entry.outcome).toBe("acknowledged");
  const keys = async () =>
    (
      await house.rows<{ key: string }>(
        `select dedupe_key as key from pushes where strpos(dedupe_key, $1) > 0 order by length(dedupe_key)`,
        [openid],
      )
    ).map(({ key }) => key);
  const [made] = await keys();
  expect(made).not.toContain(canary);
  const [head, , time, event] = JSON.parse(made as string) as [string, string, number, string];
  const before = JSON.stringify(["event", openid, time, event, sessionFrom]);
  const keptApart = `#${"0a".repeat(32)}`;
  const clone = `insert into pushes select account_id, $2 || $3, digest, state, raw, received_at, handed_over from pushes where dedupe_key = $1`;
  await house.rows(clone, [made, before, keptApart]);
  await house.rows(`update pushes set dedupe_key = $2 where dedupe_key = $1`, [made, before]);
  // What PostgreSQL cannot read holds nothing up.
  const unreadable = JSON.stringify(["event", openid, time, "x", "\0"]);
  await house.rows(clone, [before, unreadable, ""]);
  await night();
  expect([head, await keys()]).toEqual(["event/2", [unreadable, made, `${made}${keptApart}`]]);
  await house.rows(`delete from pushes where strpos(dedupe_key, $1) > 0`, [openid]);
});

it("[RT5] a console that was away for longer than the log is told to load anew", async () => {
  const { cookie, origin } = await house.consoleOf(supervisor);
  const feed = await openFeed(house.url, { cookie, origin });
  const told = new Promise((resolve) => feed.socket.once("snapshot_required", resolve));
  expect(await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 1 })).toEqual({ ok: true });
  expect(await told).toEqual({ accountId: house.accountId });
  feed.close();
});

const openidOf = async (session: Session) =>
  (
    await house.rows<{ openid: string }>(`select openid from conversations where id = $1`, [
      session.conversationId,
    ])
  )[0]?.openid;

it("[DR6] a draft whose session ended more than 7 days ago is deleted, whether its agent writes another or not", async () => {
  [boss, owner] = [await house.consoleOf(admin), await house.consoleOf(lin)];
  const settings = `/api/accounts/${house.accountId}/settings`;
  expect((await boss.send("PATCH", settings, { keepMessagesDays: null })).status).toBe(200);
  const [ended, open] = [await house.ownedBy(owner), await house.ownedBy(owner)];
  await house.rows(`delete from drafts`);
  for (const { id } of [ended, open])
    await owner.send("PUT", `/api/sessions/${id}/draft`, { text: canary, base: 0 });
  // Minutes pass in these tests: by now its agent may have been found missing (AG3).
  expect((await boss.post(`/api/sessions/${ended.id}/end`)).status).toBe(200);
  house.clock.advance(7 * 24 * 3_600_000 - 60_000);
  await night();
  expect(await house.rows(`select from drafts`)).toHaveLength(2);
  house.clock.advance(60_000);
  await night();
  expect(await house.rows(`select session_id from drafts`)).toEqual([{ session_id: open.id }]);
});

it("[RT2] [BL1] who is blocked and erased is taken off the list, and their next message opens a session", async () => {
  const chief = await house.consoleOf(admin);
  const someone = house.newCustomer();
  const session = await house.customerWrites(someone, "在吗");
  const conversation = `/api/conversations/${session.conversationId}`;
  const block = (blocked: boolean) => chief.send("PUT", `${conversation}/blocked`, { blocked });
  await block(true);
  await chief.send("DELETE", conversation);
  expect((await block(false)).status).toBe(200);
  expect((await chief.get(`/api/accounts/${house.accountId}/blocked`)).body).toMatchObject({ customers: [] });
  expect((await chief.get(`/api/sessions/${session.id}`)).body).toMatchObject({
    refusal: "session_not_found",
  });
  expect((await house.customerWrites(someone, "又来了")).id).not.toBe(session.id);
});

it("[RT1] [RT6] a night at which the clock was ahead keeps nothing from going when its own time comes", async () => {
  const late = `${canary} 钟快了之后`;
  boss = await house.consoleOf(admin);
  await boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { keepMessagesDays: 7 });
  await night(10 * dayMs);
  const said = await house.customerWrites(house.newCustomer(), late);
  await boss.post(`/api/sessions/${said.id}/pick-up`);
  expect((await boss.post(`/api/sessions/${said.id}/end`)).status).toBe(200);
  house.clock.advance(8 * dayMs);
  await night();
  expect(await whereSaid(late)).toEqual([]);
});
