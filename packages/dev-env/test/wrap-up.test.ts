import type { Session } from "@jieru/shared/domain/session";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStaff } from "./cast.ts";
import type { Console } from "./console.ts";
import { deadline, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let lead: Console;
let owner: Console;
let refund: Topic;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, lead, owner } = await openStaff(house));
  const added = await boss.send("POST", topics(), { name: " 退款 " });
  [refund] = (added.body as { topics: [Topic] }).topics;
}, 60_000);
afterAll(() => house.stop());

const topics = (rest = "") => `/api/accounts/${house.accountId}/topics${rest}`;
const say = (who: Console, { id }: Session, line: string | null) =>
  who.send("PUT", `/api/sessions/${id}/wrap-up`, { wrapUp: { topicId: refund.id, line } });
const end = (who: Console, { id }: Session, wrapUp?: object) =>
  who.send("POST", `/api/sessions/${id}/end`, wrapUp && { wrapUp });
const sessionIn = ({ body }: { body: unknown }) => (body as { session: Session }).session;
const recordsOf = async (kind: string) =>
  ((await boss.get(`/api/accounts/${house.accountId}/audit?kind=${kind}`)).body as AuditPage).records;
const wrapUpsInNotices = async ({ conversationId }: Session) => {
  const { messages } = (await lead.get(`/api/conversations/${conversationId}/messages`)).body as MessagesPage;
  return messages.flatMap((m) => (m.type === "notice" && m.notice.what === "ended" ? [m.notice.wrapUp] : []));
};

it("[WU1] admins add, retire and rename topics, and every change is recorded", async () => {
  expect(refund).toEqual({ id: expect.any(String), name: "退款", retired: false });
  expect((await boss.send("POST", topics(), { name: "一".repeat(21) })).status).toBe(400);
  expect((await boss.send("POST", topics(), { name: "\u2060" })).status).toBe(400);
  expect((await boss.send("POST", topics(), { name: "退款" })).body).toEqual({ refusal: "topic_name_taken" });
  await boss.send("POST", topics(), { name: "物流" });
  await boss.send("PATCH", topics(`/${refund.id}`), { retired: true });
  await boss.send("PATCH", topics(`/${refund.id}`), { retired: false, name: "退款" });
  const { account } = (await lead.get(`/api/accounts/${house.accountId}/snapshot`)).body as {
    account: { topics: Topic[] };
  };
  expect(account.topics.map(({ name }) => name)).toEqual(["退款", "物流"]);
  const about = (await recordsOf("settings")).map((r) => [r.what, r.about]);
  expect(about.toReversed()).toEqual(
    ["added 退款", "added 物流", "retired 退款", "offered 退款"].map((what) => ["topics_changed", what]),
  );
});

it("[WU2] [WU5] a wrap-up set at the end or later shows in the session and its system message", async () => {
  const session = await house.ownedBy(owner);
  expect((await say(owner, session, "字".repeat(201))).status).toBe(400);
  const ended = sessionIn(await end(owner, session, { topicId: refund.id, line: "  " }));
  expect(ended).toMatchObject({ state: "ended", wrapUp: { topicId: refund.id, topic: "退款", line: null } });
  expect(await wrapUpsInNotices(session)).toEqual([ended.wrapUp]);
  const later = sessionIn(await say(owner, session, "第二次"));
  expect(later.wrapUp).toEqual({ topicId: refund.id, topic: "退款", line: "第二次" });
  expect(await wrapUpsInNotices(session)).toEqual([later.wrapUp]);
  const { sessions } = (await owner.get(`/api/accounts/${house.accountId}/sessions/ended`)).body as {
    sessions: Session[];
  };
  expect(sessions.find(({ id }) => id === session.id)?.wrapUp).toEqual(later.wrapUp);
});

it("[WU5] the system message shows a topic that was set while the session ended", async () => {
  const session = await house.ownedBy(owner);
  const holder = await house.server.context.pool.connect();
  const waiting = async () =>
    (
      await house.rows(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).length;
  await holder.query("begin");
  await holder.query("select from accounts where id = $1 for update", [house.accountId]);
  const ending = end(owner, session);
  await expect.poll(waiting, deadline).toBe(1);
  const saying = say(owner, session, "slow");
  const metrics = async () => (await fetch(`${house.url}/metrics`)).text();
  await expect.poll(metrics, deadline).toMatch(/^jieru_lane_depth 1$/m);
  await holder.query("rollback");
  holder.release();
  expect((await ending).status).toBe(200);
  const { wrapUp } = sessionIn(await saying);
  expect(wrapUp).toMatchObject({ topic: "退款", line: "slow" });
  expect(await wrapUpsInNotices(session)).toEqual([wrapUp]);
});

it("[WU3] [AU1] a supervisor's wrap-up of another agent's session is recorded, the owner's is not", async () => {
  const session = await house.ownedBy(owner);
  const records = async () =>
    (await recordsOf("sessions")).filter(({ what }) => what === "session_wrapped_up");
  await say(owner, session, null);
  expect(await records()).toEqual([]);
  await say(lead, session, "more");
  await say(lead, session, "more");
  expect(await records()).toMatchObject([
    { by: { id: lead.agentId }, conversationId: session.conversationId },
  ]);
  await end(lead, session);
  expect(await records(), "ended without a word on it").toHaveLength(1);
  const another = await house.ownedBy(owner);
  await end(lead, another, { topicId: refund.id });
  expect((await records())[0]).toMatchObject({ conversationId: another.conversationId });
  await end(owner, await house.ownedBy(owner), { topicId: refund.id });
  expect(await records()).toHaveLength(2);
});

it("[WU4] an end without a topic is refused when a topic is required", async () => {
  await boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { topicRequired: true });
  const session = await house.ownedBy(owner);
  expect((await end(owner, session)).body).toEqual({ refusal: "topic_required" });
  expect((await end(owner, session, { topicId: refund.id })).status).toBe(200);
  await boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { topicRequired: false });
});

it("[WU6] [RT3] erasure keeps the topic of a session and deletes its comment", async () => {
  const session = await house.ownedBy(owner);
  await end(owner, session, { topicId: refund.id, line: "王先生" });
  const { conversationId } = session;
  expect((await boss.send("DELETE", `/api/conversations/${conversationId}`)).status).toBe(204);
  const left = () =>
    house.rows<{ topic_name: string; topic_line: string | null }>(
      `select topic_name, topic_line from sessions where id = $1`,
      [session.id],
    );
  await expect.poll(left).toEqual([{ topic_name: "退款", topic_line: null }]);
  const logged = () =>
    house.rows(`select 1 from events where strpos(payload::text, '王先生') > 0 and account_id = $1`, [
      house.accountId,
    ]);
  await expect.poll(logged).toEqual([]);
});

it("[WU7] [EX1] an export contains the topic, and the comment only with notes", async () => {
  const session = await house.ownedBy(owner);
  await end(owner, session, { topicId: refund.id, line: "第二次" });
  const file = (query: string) =>
    lead.get(`/api/conversations/${session.conversationId}/export?${query}`).then(({ text }) => text);
  expect(await file("format=csv&notes=with")).toContain("林知夏 结束了会话：退款 · 第二次");
  expect(await file("format=csv&notes=without")).toContain("林知夏 结束了会话：退款");
  for (const format of ["csv", "jsonl"])
    expect(await file(`format=${format}&notes=without`)).not.toContain("第二次");
  expect(await file("format=jsonl&notes=with")).toContain(`"line":"第二次"`);
});
