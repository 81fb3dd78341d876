import { randomUUID } from "node:crypto";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { BlockedCustomer } from "@jieru/shared/protocol/http";
import type { QueryResult } from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Answer, Console } from "./console.ts";
import { deadline, lin, openTestServer, supervisor, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let owner: Console;
let boss: Console;
let other: Console;
beforeAll(async () => {
  house = await openTestServer();
  owner = await house.consoleOf(lin);
  boss = await house.consoleOf(supervisor);
  other = await house.consoleOf(xu);
});
afterAll(() => house.stop());

const sessionIn = ({ body }: Answer) => (body as { session: Session }).session;
const note = (who: Console, { id }: Session, text: string, clientMessageId: string = randomUUID()) =>
  who.post(`/api/sessions/${id}/notes`, { clientMessageId, note: text });
const put = (who: Console, { conversationId }: Session, what: string, body: object) =>
  who.send("PUT", `/api/conversations/${conversationId}/${what}`, body);
const tag = (who: Console, { conversationId }: Session, change: { add?: string[]; remove?: string[] }) =>
  who.send("PATCH", `/api/conversations/${conversationId}/tags`, change);
const messagesOf = async (who: Console, { conversationId }: Session) =>
  ((await who.get(`/api/conversations/${conversationId}/messages`)).body as { messages: Message[] }).messages;
const knownTags = async (): Promise<Record<string, number>> => {
  const { body } = await owner.get(`/api/accounts/${house.accountId}/tags`);
  return Object.fromEntries(
    (body as { tags: { tag: string; uses: number }[] }).tags.map((t) => [t.tag, t.uses]),
  );
};
const blocked = async (query = "") =>
  (await boss.get(`/api/accounts/${house.accountId}/blocked${query}`)).body as {
    customers: BlockedCustomer[];
    more: boolean;
  };
const sentToWeChat = () => JSON.stringify(house.simulator.ledger.list());

describe("notes", () => {
  it("[DI6] [BL4] notes without visible text are stored as null, for transfers and blocks", async () => {
    const session = await house.ownedBy(owner);
    const unseen = "\u200b\u3164";
    for (const note of ["  ", unseen, "急 "]) {
      await owner.post(`/api/sessions/${session.id}/transfer`, { toLine: true, note });
      await owner.post(`/api/sessions/${session.id}/pick-up`);
    }
    await put(owner, session, "blocked", { blocked: true, reason: unseen });
    const notices = (await messagesOf(boss, session)).flatMap((m) => (m.type === "notice" ? [m.notice] : []));
    expect(notices.flatMap((n) => (n.what === "waits_again" ? [n.note] : []))).toEqual([null, null, "急 "]);
    expect(notices).toContainEqual(expect.objectContaining({ what: "blocked", reason: null }));
  });

  it("[NO4] no note text is sent to WeChat", async () => {
    const session = await house.ownedBy(owner);
    const secret = `note-${randomUUID()}`;
    expect((await note(boss, session, secret)).status).toBe(200);
    const reply = await owner.reply(session.id, `reply-${secret.length}`);
    await expect
      .poll(
        async () => (await messagesOf(owner, session)).find((m) => m.id === reply.id)?.delivery?.state,
        deadline,
      )
      .toBe("sent");
    expect(sentToWeChat()).toContain(`reply-${secret.length}`);
    expect(sentToWeChat()).not.toContain(secret);
    expect(
      await house.rows(`select 1 from outbox where conversation_id = $1`, [session.conversationId]),
    ).toEqual([]);
  });

  it("[OB1] a note sent twice, also at once, is stored once", async () => {
    const session = await house.ownedBy(owner);
    const id = randomUUID();
    const answers = await Promise.all([note(owner, session, "once", id), note(owner, session, "once", id)]);
    expect(answers.map((a) => a.status)).toEqual([200, 200]);
    expect((await messagesOf(owner, session)).filter((m) => m.type === "note")).toHaveLength(1);
    expect((await note(owner, session, "twice", id)).body).toEqual({ refusal: "client_message_id_reused" });
  });

  it("[NO1] [NO7] an agent who cannot read the conversation can neither write nor read its notes", async () => {
    const session = await house.ownedBy(owner);
    expect((await note(other, session, "hello")).body).toEqual({ refusal: "not_allowed" });
    await note(boss, session, "be kind");
    expect((await other.get(`/api/conversations/${session.conversationId}/messages`)).status).toBe(403);
    await owner.post(`/api/sessions/${session.id}/end`);
    expect((await note(owner, session, "afterwards")).status).toBe(200);
    expect((await messagesOf(boss, session)).flatMap((m) => (m.type === "note" ? [m.note] : []))).toEqual([
      "be kind",
      "afterwards",
    ]);
  });

  it("[NO1] [NO2] a note with an older session's id uses the newest session's rights and is stored there", async () => {
    const openid = house.newCustomer();
    const served = async (who: Console) => {
      const session = await house.customerWrites(openid);
      for (const action of ["pick-up", "end"])
        expect((await who.post(`/api/sessions/${session.id}/${action}`)).status).toBe(200);
      return session;
    };
    const [before, newest] = [await served(owner), await served(other)];
    expect((await note(owner, before, "no longer mine")).body).toMatchObject({ refusal: "not_allowed" });
    expect((await note(boss, before, "for the next")).body).toMatchObject({
      message: { sessionId: newest.id },
    });
  });

  it("[NO6] a note that is too long is refused with the limit", async () => {
    const session = await house.ownedBy(owner);
    const answer = await note(owner, session, "字".repeat(1_001));
    expect([answer.status, answer.body]).toEqual([409, { refusal: "note_too_long", limit: 1_000 }]);
  });
});

describe("tags", () => {
  const fieldsOf = ({ body }: Answer) =>
    (body as { errors: { field: string }[] }).errors.map(({ field }) => field);

  it("[TG1] tags are trimmed and unique; too many or too long names the field", async () => {
    const session = await house.ownedBy(owner);
    const tidy = await tag(owner, session, { add: [" 老客 ", "老客", "", "急"] });
    expect(sessionIn(tidy).customer.tags).toEqual(["老客", "急"]);
    const many = await tag(owner, session, { add: Array.from({ length: 21 }, (_, i) => `t${i}`) });
    expect([many.status, fieldsOf(many)]).toEqual([400, ["add"]]);
    const full = await tag(owner, session, { add: Array.from({ length: 19 }, (_, i) => `t${i}`) });
    expect([full.status, full.body]).toEqual([409, { refusal: "tag_limit_reached", limit: 20 }]);
    const long = await tag(owner, session, { add: ["急", "字".repeat(21)] });
    expect([long.status, fieldsOf(long)]).toEqual([400, ["add.1"]]);
    expect((await tag(owner, session, { add: ["😀".repeat(20)] })).status).toBe(200);
  });

  it("[TG3] the account's tag list follows the customers' tags", async () => {
    const [one, two] = [await house.ownedBy(owner), await house.ownedBy(owner)];
    await Promise.all([tag(owner, one, { add: ["批发", "福州"] }), tag(owner, two, { add: ["批发"] })]);
    expect(await knownTags()).toMatchObject({ 批发: 2, 福州: 1 });
    await tag(owner, one, { remove: ["批发", "福州"] });
    const known = await knownTags();
    expect(known.批发).toBe(1);
    expect(known).not.toHaveProperty("福州");
  });

  it("[TG4] simultaneous tag changes of one customer are all applied", async () => {
    const session = await house.ownedBy(owner);
    await tag(owner, session, { add: ["旧"] });
    const names = Array.from({ length: 8 }, (_, i) => `标签${i}`);
    await Promise.all([
      ...names.map((name, i) => tag(i % 2 === 0 ? owner : boss, session, { add: [name] })),
      tag(boss, session, { remove: ["旧"] }),
    ]);
    const { body } = await owner.get(`/api/accounts/${house.accountId}/snapshot`);
    const after = (body as Snapshot).sessions.find((s) => s.id === session.id);
    expect(after?.customer.tags.toSorted()).toEqual(names);
  });

  it("[TG2] an agent can change the remark of their ended session", async () => {
    const session = await house.ownedBy(owner);
    await owner.post(`/api/sessions/${session.id}/end`);
    expect(sessionIn(await put(owner, session, "remark", { remark: "陈老板" }))).toMatchObject({
      state: "ended",
      customer: { remark: "陈老板" },
    });
    expect((await tag(other, session, { add: ["急"] })).body).toEqual({ refusal: "not_allowed" });
  });

  it("[TG2] a remark without visible text is stored as null", async () => {
    const session = await house.ownedBy(owner);
    for (const remark of ["陈老板", "\u3164", "\u200b \u2060"])
      expect(sessionIn(await put(owner, session, "remark", { remark }))).toMatchObject({
        customer: { remark: remark === "陈老板" ? remark : null },
      });
  });
});

describe("blocking", () => {
  it("[BL2] [BL4] blocking ends the session, appears in the list, and is recorded", async () => {
    const session = await house.ownedBy(owner);
    const answer = await put(owner, session, "blocked", { blocked: true, reason: " 辱骂 " });
    expect(sessionIn(answer)).toMatchObject({ state: "ended", customer: { blocked: true } });
    expect((await blocked()).customers[0]).toMatchObject({
      customer: { id: session.conversationId, blocked: true },
      sessionId: session.id,
      by: { id: owner.agentId, name: lin.name },
      reason: "辱骂",
    });
    const audit = await house.rows(
      `select agent_id from audit_log where what = 'customer_blocked' and about = $1`,
      [session.conversationId],
    );
    expect(audit).toEqual([{ agent_id: owner.agentId }]);
  });

  it("[BL1] [BL4] unblocking removes the list entry, and the next message opens a session", async () => {
    const session = await house.ownedBy(owner);
    await put(owner, session, "blocked", { blocked: true });
    expect((await put(other, session, "blocked", { blocked: false })).body).toMatchObject({
      refusal: "not_owner",
    });
    await put(boss, session, "blocked", { blocked: false });
    expect((await blocked()).customers.map((c) => c.sessionId)).not.toContain(session.id);
    const again = await house.customerWrites(await house.openidOf(session), "对不起");
    expect(again).toMatchObject({ state: "waiting", conversationId: session.conversationId });
    expect(again.id).not.toBe(session.id);
  });

  it("[BL4] the list is paged newest first", async () => {
    for (let i = 0; i < 3; i++) await put(owner, await house.ownedBy(owner), "blocked", { blocked: true });
    const all = (await blocked()).customers.map((c) => c.sessionId);
    const first = await blocked("?limit=2");
    const last = first.customers.at(-1) as BlockedCustomer;
    const second = await blocked(`?limit=2&before=${last.at}&beforeId=${last.customer.id}`);
    expect(first.more).toBe(true);
    expect([...first.customers, ...second.customers].map((c) => c.sessionId)).toEqual(all.slice(0, 4));
  });
});

describe("[TG5] renaming a tag", () => {
  const rename = (who: Console, from: string, to: string) =>
    who.post(`/api/accounts/${house.accountId}/tags/rename`, { from, to });

  it("[TG5] a rename changes ended sessions and saved views, and is recorded once", async () => {
    const [a, b] = [await house.ownedBy(owner), await house.ownedBy(owner)];
    await tag(owner, a, { add: ["旧名", "另一个"] });
    await tag(owner, b, { add: ["旧名", "新名"] });
    await owner.post(`/api/sessions/${b.id}/end`);
    const views = `/api/accounts/${house.accountId}/views`;
    await owner.post(views, { name: "旧名们", view: { list: "waiting", tag: "旧名" } });
    expect((await rename(owner, "旧名", "新名")).body).toEqual({ refusal: "not_allowed" });
    expect((await rename(boss, "旧名", " 新名 ")).body).toEqual({ changed: 2 });
    expect(await knownTags()).toMatchObject({ 新名: 2, 另一个: 1 });
    expect(await knownTags()).not.toHaveProperty("旧名");
    const [row] = await house.rows<{ tags: string[] }>(`select tags from conversations where id = $1`, [
      a.conversationId,
    ]);
    expect(row?.tags).toEqual(["新名", "另一个"]);
    expect((await owner.get(views)).text).toContain('"tag":"新名"');
    const audit = `select about from audit_log where what = 'tag_renamed' and about like '旧名%'`;
    expect(await house.rows(audit)).toEqual([{ about: "旧名 → 新名" }]);
    expect((await rename(boss, "旧名", "新名")).body).toEqual({ changed: 0 });
    expect(await house.rows(audit)).toHaveLength(1);
  });

  it("[TG5] a rename changes saved views of a tag without customers, and needs the right", async () => {
    const views = `/api/accounts/${house.accountId}/views`;
    await owner.post(views, { name: "无人的", view: { list: "waiting", tag: "无人" } });
    expect((await rename(owner, "无人", "有人")).body).toEqual({ refusal: "not_allowed" });
    expect((await rename(boss, "无人", "有人")).body).toEqual({ changed: 0 });
    expect((await owner.get(views)).text).toContain('"tag":"有人"');
    const audit = `select about from audit_log where what = 'tag_renamed' and about like '无人%'`;
    expect((await rename(boss, "无人", "有人")).body).toEqual({ changed: 0 });
    expect(await house.rows(audit)).toEqual([{ about: "无人 → 有人" }]);
  });

  it("[TG5] a rename reads at most 2000 customers at a time", { tags: ["slow"] }, async () => {
    const many = 5_100;
    const { accountId } = house;
    await house.rows(
      `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at, tags)
       select 'many' || n, $1, 'o9Ag05many' || n, 0, 0, 0, 0, case n % 2 when 0 then '{多}'::text[] else '{}' end
         from generate_series(1, $2) n`,
      [accountId, many],
    );
    await house.rows(
      `insert into sessions (id, account_id, conversation_id, state, epoch, unread, last_seq, spoken, opened_at, last_activity_at, ended_at)
       select 'many' || n, $1, 'many' || n, 'ended', 0, 0, 0, true, n, n, n from generate_series(1, $2) n`,
      [accountId, many],
    );
    await house.rows(`insert into account_tags values ($1, '多', $2)`, [accountId, many / 2]);
    const querySpy = vi.spyOn(house.server.context.pool, "query");
    expect((await rename(boss, "多", "很多")).body).toEqual({ changed: many / 2 });
    const answers = await Promise.all(
      querySpy.mock.results.map(({ value }) => value as Promise<QueryResult>),
    );
    querySpy.mockRestore();
    expect(Math.max(...answers.map(({ rows }) => rows.length))).toBeLessThanOrEqual(2_000);
    expect(await knownTags()).toMatchObject({ 很多: many / 2 });
  });

  it("[TG5] [TG1] an invalid or unchanged tag name is refused", async () => {
    for (const [from, to] of [
      ["另一个", "  "],
      ["另一个", "另一个"],
      ["另一个", "字".repeat(21)],
    ] as const)
      expect((await rename(boss, from, to)).status).toBe(400);
  });
});
