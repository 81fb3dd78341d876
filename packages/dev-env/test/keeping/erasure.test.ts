import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { NewApiKey } from "@jieru/shared/protocol/attributes";
import type { SearchAnswer } from "@jieru/shared/protocol/search";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { picture } from "../cast.ts";
import { type Console, request } from "../console.ts";
import { pushSaid } from "../push-request.ts";
import { admin, appId, deadline, lin, openTestServer, type TestServer } from "../test-server.ts";
import { countIndexed, listMediaFiles, newCanary, night, whereSaid } from "./kept.ts";

let house: TestServer;
let boss: Console;
let owner: Console;
let canary: string;
beforeAll(async () => {
  house = await openTestServer();
});
beforeEach(async () => {
  canary = newCanary();
  house.simulator.switches.set({ nextSend: "normal", nextSendSticky: false });
  [boss, owner] = [await house.consoleOf(admin), await house.consoleOf(lin)];
  await owner.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
});
afterAll(() => house.stop());

const finds = async (who: Console, kind: string) => {
  const path = `/api/accounts/${house.accountId}/search?kind=${kind}&q=${encodeURIComponent(canary)}`;
  const { messages, customers } = (await who.get(path)).body as SearchAnswer;
  return messages.length + customers.length;
};
const settled = () =>
  expect.poll(() => house.rows(`select from conversations where erasing`), deadline).toEqual([]);
const erase = async ({ conversationId }: Session) =>
  expect((await boss.send("DELETE", `/api/conversations/${conversationId}`)).status).toBe(204);

it("[RT2] [RT3] [FI5] no data of an erased customer is readable from the answer on", async () => {
  const before = await listMediaFiles(house);
  const customer = house.newCustomer();
  const erased = await house.customerWrites(customer, `${canary} 来信`);
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
  expect(await listMediaFiles(house)).not.toEqual(before);
  const other = await house.customerWrites(house.newCustomer(), "别人的话");
  await boss.send("PATCH", `/api/conversations/${other.conversationId}/tags`, { add: ["老客"], remove: [] });
  await owner.send("PATCH", `${conversation}/tags`, { add: ["老客"], remove: [] });
  for (const [name, tag] of [
    ["他的", canary],
    ["大家的", "老客"],
  ])
    await owner.post(`/api/accounts/${house.accountId}/views`, { name, view: { list: "active", tag } });
  expect(await whereSaid(house, canary)).toEqual(
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
  await expect.poll(() => countIndexed(house, canary), deadline).toBe(4); // a message, a reply, a note, a customer
  expect(await finds(owner, "customers")).toBe(1);

  expect((await owner.send("DELETE", conversation)).status).toBe(403);
  await erase(erased);
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
  expect(await whereSaid(house, canary)).toEqual([]);
  expect(await countIndexed(house, canary)).toBe(0);
  expect(await ready()).toEqual([]);
  expect(await listMediaFiles(house)).toEqual(before);
  const kept = await house.rows(`select content->>'text' as text from messages where conversation_id = $1`, [
    other.conversationId,
  ]);
  expect(kept).toEqual([{ text: "别人的话" }]);
  expect(await house.rows(`select name from saved_views where name in ('他的', '大家的')`)).toEqual([
    { name: "大家的" },
  ]);
});

it("[RT2] the audit log records the erasure without customer data", async () => {
  const erased = await house.customerWrites(house.newCustomer(), canary);
  await erase(erased);
  const lines = await house.rows<object>(
    `select * from audit_log where what = 'customer_erased' and about = $1`,
    [erased.conversationId],
  );
  expect(lines).toEqual([expect.objectContaining({ agent_id: boss.agentId })]);
  expect(JSON.stringify(lines)).not.toContain(canary);
});

it("[RT3] a queued reply to an erased customer is not sent", async () => {
  const sent = (...texts: string[]) =>
    house.simulator.ledger
      .listSends()
      .filter(({ content }) => texts.includes(content as string))
      .map(({ content, delivered }) => [content, delivered]);
  const erased = await house.ownedBy(owner);
  house.simulator.switches.set({ nextSend: "45011" }); // "too fast": the server will try again
  await owner.reply(erased.id, canary);
  await expect.poll(() => sent(canary), deadline).toEqual([[canary, false]]);
  await erase(erased);
  house.clock.advance(60_000);
  const session = await house.ownedBy(owner);
  await owner.reply(session.id, `给别人的 ${canary}`);
  await expect.poll(() => house.rows(`select from outbox`), deadline).toEqual([]);
  expect(sent(canary, `给别人的 ${canary}`)).toEqual([
    [canary, false],
    [`给别人的 ${canary}`, true],
  ]);
});

it("[RT4] messages from before the erasure that arrive later are acknowledged and not stored", async () => {
  const openid = house.newCustomer();
  await erase(await house.customerWrites(openid));
  const saidAtMs = house.clock.now() - 5_000;
  const push = { openid, text: canary, saidAtMs, messageId: "22876340533009001" };
  expect((await pushSaid(house.url, push)).text).toBe("success");
  expect((await pushSaid(house.url, push)).text).toBe("success");
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT4] [P1] [F26] messages after the erasure are stored, also when our clock is ten minutes fast", async () => {
  const openid = house.newCustomer();
  await erase(await house.customerWrites(openid));
  house.clock.advance(61_000);
  const saidAtMs = house.clock.now() - 600_000;
  const push = { openid, text: "还有一个问题", saidAtMs, messageId: "22876340533009003" };
  expect((await pushSaid(house.url, push)).text).toBe("success");
  expect(await whereSaid(house, push.text)).not.toEqual([]);
});

it("[RT3] a later message of an erased customer starts a new history", async () => {
  const openid = house.newCustomer();
  const erased = await house.customerWrites(openid, canary);
  const conversation = `/api/conversations/${erased.conversationId}`;
  await owner.post(`/api/sessions/${erased.id}/pick-up`);
  await owner.send("PUT", `${conversation}/remark`, { remark: canary });
  await owner.send("PATCH", `${conversation}/tags`, { add: [canary], remove: [] });
  await erase(erased);
  const push = { openid, text: "又来了", saidAtMs: house.clock.now(), messageId: "22876340533009002" };
  expect((await pushSaid(house.url, push)).text).toBe("success");
  const snapshot = (await owner.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  const again = snapshot.waiting.sessions.find((s) => s.customer.openid === openid);
  expect(again).toMatchObject({ customer: { remark: null, tags: [] }, unread: 1 });
  await owner.post(`/api/sessions/${again?.id}/pick-up`);
  const { messages } = (await owner.get(`/api/conversations/${again?.conversationId}/messages`)).body as {
    messages: { type: string; text?: string }[];
  };
  expect(messages.filter((m) => m.type === "text").map((m) => m.text)).toEqual(["又来了"]);
});

it("[RT2] [AT7] erasure deletes every text about the customer, and keeps the openid only where needed", async () => {
  const openid = house.newCustomer();
  await house.simulator.pushEnter(appId, openid, `${canary} 入口`);
  const session = await house.customerWrites(openid, `${canary} 来信`);
  const conversation = `/api/conversations/${session.conversationId}`;
  const account = `/api/accounts/${house.accountId}`;
  await house.simulator.pushCard(appId, openid, { title: canary, pagePath: "pages/a" });
  const { secret } = (await boss.post(`${account}/api-keys`, { name: "商城" })).body as NewApiKey;
  const attributes = { [canary]: { type: "text", value: canary, label: canary } };
  const answer = await request(
    `${house.url}${account}/customers/${openid}/attributes`,
    "PUT",
    { attributes },
    { authorization: `Bearer ${secret}` },
  );
  expect(answer.status).toBe(200);
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
  expect(await whereSaid(house, canary)).toEqual(
    expect.arrayContaining(["blacklist", "customer_attributes", "events", "messages", "pushes", "sessions"]),
  );
  await erase(session);
  await settled();
  expect(await whereSaid(house, canary)).toEqual([]);
  expect(await whereSaid(house, openid)).toEqual(["conversations", "pushes"]);
  expect(await house.rows(`select from pushes where strpos(raw, $1) > 0`, [openid])).toEqual([]);
  expect(house.logged.join("")).not.toContain(canary);
  expect(house.logged.join("")).not.toContain(openid);
  expect((await boss.send("PUT", `${conversation}/blocked`, { blocked: false })).status).toBe(200);
});

it("[RT2] erasure also deletes rows dated by a fast clock", async () => {
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
  await erase(session);
  await settled();
  expect(await whereSaid(house, canary)).toEqual([]);
  expect(await house.rows(`select from media where conversation_id = $1`, [conversationId])).toEqual([]);
});

it("[RT2] [RT3] erasure deletes views of sources that no other customer has", async () => {
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
  const leftAfter = async (session: Session) => {
    await erase(session);
    return house.rows(`select name from saved_views where name like '来源%' order by name`);
  };
  expect(await leftAfter(only)).toEqual([{ name: "来源2" }]);
  expect(await leftAfter(one)).toEqual([{ name: "来源2" }]);
  expect(await leftAfter(another)).toEqual([]);
  await settled();
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT2] erasure deletes views of a source that a session had earlier", async () => {
  const openid = house.newCustomer();
  await house.simulator.pushEnter(appId, openid, `${canary} 先`);
  const session = await house.customerWrites(openid);
  await house.simulator.pushEnter(appId, openid, "扫码");
  expect(await house.rows(`select source from sessions where id = $1`, [session.id])).toEqual([
    { source: "扫码" },
  ]);
  const view = { list: "active", source: `${canary} 先` };
  await owner.post(`/api/accounts/${house.accountId}/views`, { name: "先", view });
  await erase(session);
  await settled();
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT2] a draft that arrived during the erasure is deleted too", async () => {
  const session = await house.ownedBy(owner);
  await erase(session);
  await settled();
  await house.rows(
    `insert into drafts (agent_id, session_id, kind, account_id, text, revision, updated_at) values ($1, $2, 'reply', $3, $4, 1, $5)`,
    [owner.agentId, session.id, house.accountId, canary, house.clock.now()],
  );
  await house.rows(`update conversations set erasing = true where id = $1`, [session.conversationId]);
  await night(house);
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT2] [BL1] erasure unblocks a customer, and their next message opens a session", async () => {
  const someone = house.newCustomer();
  const session = await house.customerWrites(someone, "在吗");
  const conversation = `/api/conversations/${session.conversationId}`;
  const block = (blocked: boolean) => boss.send("PUT", `${conversation}/blocked`, { blocked });
  await block(true);
  await erase(session);
  expect((await block(false)).status).toBe(200);
  expect((await boss.get(`/api/accounts/${house.accountId}/blocked`)).body).toMatchObject({ customers: [] });
  expect((await boss.get(`/api/sessions/${session.id}`)).body).toMatchObject({
    refusal: "session_not_found",
  });
  expect((await house.customerWrites(someone, "又来了")).id).not.toBe(session.id);
});
