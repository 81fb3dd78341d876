import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStaff, shippingRule } from "./cast.ts";
import type { Console } from "./console.ts";
import { appId, deadline, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let lead: Console;
let owner: Console;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, lead, owner } = await openStaff(house));
}, 60_000);
afterAll(() => house.stop());

const path = (rest = "") => `/api/accounts/${house.accountId}/keyword-replies${rest}`;
const rulesIn = ({ body }: { body: unknown }) => (body as { keywordReplies: KeywordReply[] }).keywordReplies;
const namesIn = (answer: { body: unknown }) => rulesIn(answer).map(({ name }) => name);

it("[KA1] [AU1] rules are added, changed, put in order and deleted; all read them, and each change is recorded", async () => {
  const [shipping] = rulesIn(await boss.post(path(), { ...shippingRule, name: " 发货 " }));
  expect(shipping).toEqual({ id: expect.any(String), ...shippingRule, on: true });
  const [, refund] = rulesIn(
    await boss.post(path(), {
      name: "退款",
      keywords: [{ text: "退款", match: "whole" }],
      text: "请发订单号。",
    }),
  );
  const of = (rule: KeywordReply | undefined) => path(`/${rule?.id}`);
  expect((await boss.send("PATCH", of(refund), { text: "{{单号}}" })).status).toBe(400);
  expect(namesIn(await boss.send("PUT", path("/order"), { ids: [refund?.id] }))).toEqual(["退款", "发货"]);
  await boss.send("PATCH", of(refund), { on: false });
  await boss.send("PATCH", of(refund), { on: false });
  await boss.send("PATCH", of(refund), { name: "退货" });
  expect(rulesIn(await owner.get(path()))).toEqual([{ ...refund, name: "退货", on: false }, shipping]);
  expect(namesIn(await boss.send("DELETE", of(refund)))).toEqual(["发货"]);
  expect((await boss.send("DELETE", of(refund))).body).toEqual({ refusal: "keyword_reply_not_found" });
  const log = await boss.get(`/api/accounts/${house.accountId}/audit?kind=settings`);
  expect((log.body as AuditPage).records.map((r) => [r.what, r.about]).toReversed()).toEqual(
    ["added 发货", "added 退款", "order", "off 退款", "changed 退货", "deleted 退货"].map((about) => [
      "keyword_replies_changed",
      about,
    ]),
  );
});

it("[KA3] [KA4] [KA7] [P2] a repeated push gets one keyword reply, and the customer still waits", async () => {
  const openid = house.newCustomer();
  const sent = () => house.simulator.ledger.listSends({ openid }).map(({ content }) => content);
  house.simulator.switches.set({ duplicatePushes: true, dropAcknowledgements: true });
  const push = await house.simulator.pushText(appId, openid, "什么时候发货？");
  expect(push.deliveries.length).toBeGreaterThan(2);
  house.simulator.switches.set({ duplicatePushes: false, dropAcknowledgements: false });
  await expect.poll(sent, deadline).toEqual([shippingRule.text]);
  const session = await house.customerWrites(openid, "发货呢");
  const kept = await house.rows(
    `select state, unread, unanswered_since is not null as waits, last_message->>'text' as last from sessions where id = $1`,
    [session.id],
  );
  expect(kept).toEqual([{ state: "waiting", unread: 2, waits: true, last: "发货呢" }]);
  const { messages } = (await lead.get(`/api/conversations/${session.conversationId}/messages`))
    .body as MessagesPage;
  const replies = messages.flatMap((m) => (m.direction === "out" ? [m] : []));
  expect(replies).toMatchObject([{ text: shippingRule.text, agentId: null, keywordReply: { name: "发货" } }]);
  expect(sent()).toEqual([shippingRule.text]);
});
