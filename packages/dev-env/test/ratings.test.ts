import { type Rating, ratingSlot } from "@jieru/shared/domain/rating";
import { endUndoAcceptedMs, type Session } from "@jieru/shared/domain/session";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStaff } from "./cast.ts";
import type { Console } from "./console.ts";
import { dayMs, newCanary, night, whereSaid } from "./keeping/kept.ts";
import { deadline, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let boss: Console;
let lead: Console;
let owner: Console;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, lead, owner } = await openStaff(house));
  await asks({ text: `您对本次服务满意吗？${ratingSlot}` });
}, 60_000);
afterAll(() => house.stop());

const asks = (ratingRequest: unknown) =>
  boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { ratingRequest });
async function end(who: Console, { id }: Session, body?: object) {
  const answer = await who.send("POST", `/api/sessions/${id}/end`, body);
  // The rating request is sent once the end cannot be undone any more.
  house.clock.advance(endUndoAcceptedMs);
  return answer;
}
const sessionOf = async ({ id }: Session) =>
  ((await lead.get(`/api/sessions/${id}`)).body as { session: Session }).session;
const messagesOf = async ({ conversationId }: Session) =>
  ((await lead.get(`/api/conversations/${conversationId}/messages`)).body as MessagesPage).messages;
const ratingsInNotices = async (session: Session) =>
  (await messagesOf(session)).flatMap((m) =>
    m.type === "notice" && m.notice.what === "ended" ? [m.notice.rating ?? null] : [],
  );

const sentTo = (openid: string) =>
  house.simulator.ledger.listSends().flatMap((s) => (s.openid === openid ? [String(s.content)] : []));
async function linkOf(session: Session): Promise<string> {
  const openid = await house.openidOf(session);
  const links = () => sentTo(openid).flatMap((text) => text.match(/https?:\S+\/rate\/\S+/) ?? []);
  await expect.poll(() => links().length, deadline).toBe(1);
  const isToldOf = () =>
    house.rows(
      `select 1 from messages m join sessions s on s.rating_message_id = m.id where s.id = $1 and m.delivery ->> 'state' = 'sent'`,
      [session.id],
    );
  await expect.poll(async () => (await isToldOf()).length, deadline).toBe(1);
  return links()[0] as string;
}
/** Returns an answered and ended session, and the link that its customer received. */
async function askedSession(): Promise<{ session: Session; link: string }> {
  const session = await house.ownedBy(owner);
  await owner.reply(session.id, "好的");
  expect((await end(owner, session)).status).toBe(200);
  return { session, link: await linkOf(session) };
}

let unanswered: ReturnType<typeof askedSession> | undefined;
/** Returns a session that no test of this file rates, and its link. */
const neverRated = () => (unanswered ??= askedSession());

const open = (link: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(link, { method, headers, redirect: "manual" });
const post = (link: string, body: string | URLSearchParams, headers: Record<string, string> = {}) =>
  fetch(link, {
    method: "POST",
    body: body.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    redirect: "manual",
  });
const form = (score: string, comment = "") => new URLSearchParams({ score, comment });
const givenRating = async (session: Session): Promise<Rating["given"] | undefined> =>
  (await sessionOf(session)).rating?.given;

it("[CR1] an admin sets the rating request, whose text must contain the link", async () => {
  for (const text of ["您满意吗？", "  ", `${"一".repeat(500)}${ratingSlot}`])
    expect((await asks({ text })).status).toBe(400);
  expect(
    (await lead.send("PATCH", `/api/accounts/${house.accountId}/settings`, { ratingRequest: null })).status,
  ).toBe(403);
  expect((await asks({ text: `请评价 ｛｛ link ｝｝` })).status).toBe(200);
  expect((await asks({ text: `您对本次服务满意吗？${ratingSlot}` })).status).toBe(200);
  const { records } = (await boss.get(`/api/accounts/${house.accountId}/audit?kind=settings`))
    .body as AuditPage;
  expect(records.filter(({ about }) => about === "ratingRequest")).toHaveLength(3);
});

it("[CR1] [OB10] a text that is too long for WeChat with its links is refused", async () => {
  const { status, body } = await asks({ text: ratingSlot.repeat(62) });
  expect(status).toBe(409);
  expect(body).toEqual({
    refusal: "text_too_long",
    bytes: 62 * `${house.url}/rate/`.length + 62 * 43,
    limit: 2048,
  });
  expect((await asks({ text: `${"好".repeat(490)}${ratingSlot}` })).status).toBe(200);
  await asks({ text: `您对本次服务满意吗？${ratingSlot}` });
});

it("[CR2] [CR3] the customer gets the link, and the conversation does not contain it", async () => {
  const { session, link } = await askedSession();
  expect(link).toMatch(new RegExp(`^${house.url}/rate/[\\w-]{43}$`));
  const token = link.split("/").at(-1) as string;
  const messages = await messagesOf(session);
  expect(messages.at(-1)).toMatchObject({
    type: "text",
    text: "您对本次服务满意吗？[评价链接]",
    agentId: null,
    delivery: { state: "sent" },
  });
  const kept = await house.rows(
    `select 1 from messages where strpos(content::text, $1) > 0 union all
     select 1 from events where strpos(payload::text, $1) > 0`,
    [token],
  );
  expect(kept).toEqual([]);
  expect(house.logged.filter((line) => line.includes(token))).toEqual([]);
});

it("[CR2] an end without rating request asks nothing", async () => {
  const session = await house.ownedBy(owner);
  await owner.reply(session.id, "好的");
  expect((await end(owner, session, { askRating: false })).body).toMatchObject({ session: { rating: null } });
});

it.each(["45047", "45015"])(
  "[CR2] [RA4] WeChat's %s leaves the rating unasked and shows the failed delivery",
  async (no) => {
    const session = await house.ownedBy(owner);
    const { id } = await owner.reply(session.id, "好的");
    const states = async () =>
      house.rows<{ state: string }>(
        `select delivery ->> 'state' as state from messages where session_id = $1 and direction = 'out' order by seq`,
        [session.id],
      );
    await expect.poll(states, deadline).toEqual([{ state: "sent" }]);
    expect(id).toBeTruthy();
    house.simulator.switches.set({ nextSend: no });
    await end(owner, session);
    await expect.poll(states, deadline).toEqual([{ state: "sent" }, { state: "failed" }]);
    expect((await sessionOf(session)).rating).toBeNull();
  },
);

it("[CR2] [CR3] [OB2] an unconfirmed rating request can be answered and is not sent again", {
  tags: ["slow"],
}, async () => {
  const session = await house.ownedBy(owner);
  const { id } = await owner.reply(session.id, "好的");
  const stateOf = async (messageId: string) =>
    (
      await house.rows<{ state: string }>(
        `select delivery ->> 'state' as state from messages where id = $1`,
        [messageId],
      )
    )[0]?.state;
  await expect.poll(() => stateOf(id), deadline).toBe("sent");
  house.simulator.switches.set({ nextSend: "hang" });
  await end(owner, session);
  await expect.poll(async () => (await sessionOf(session)).rating, deadline).not.toBeNull();
  const { rating } = await sessionOf(session);
  const messageId = rating?.messageId as string;
  await expect.poll(() => stateOf(messageId), { ...deadline, timeout: 30_000 }).toBe("unconfirmed");
  const texts = sentTo(await house.openidOf(session));
  expect(texts).toHaveLength(2);
  expect((await sessionOf(session)).rating).toEqual(rating);
  const next = await house.customerWrites(await house.openidOf(session), "在吗");
  await owner.post(`/api/sessions/${next.id}/pick-up`);
  const again = await owner.post(`/api/sessions/${next.id}/replies`, {
    clientMessageId: crypto.randomUUID(),
    type: "text",
    text: "您对本次服务满意吗？[评价链接]",
    resendOf: messageId,
  });
  expect(again.body).toEqual({ refusal: "message_not_unconfirmed" });
  const link = texts[1]?.match(/https?:\S+\/rate\/\S+/)?.[0] as string;
  expect((await post(link, form("4"))).status).toBe(303);
  expect(await givenRating(session)).toMatchObject({ score: 4 });
});

it("[CR4] the page contains no customer data and no script, and is not indexed", async () => {
  const { session, link } = await askedSession();
  const answer = await open(link);
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
  );
  expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(page).not.toMatch(/<script|<img|<link|\bon\w+=|javascript:/i);
  for (const secret of [await house.openidOf(session), session.id, session.conversationId, house.accountId])
    expect(page).not.toContain(secret);
  for (const word of ["非常满意", "满意", "一般", "不满意", "非常不满意"])
    expect(page).toContain(`>${word}</label>`);
});

it.each([
  ["zh-CN", undefined, "您对本次服务满意吗？"],
  ["zh-TW", "zh-HK,zh;q=0.9", "您對本次服務滿意嗎？"],
  ["en", "fr;q=0.9, en-GB;q=0.8, zh-CN;q=0.5", "How satisfied were you"],
  ["zh-CN", "en;q=0, de", "您对本次服务满意吗？"],
])("[CR4] the page is in %s when the browser prefers %s", async (lang, accepts, words) => {
  const { link } = await neverRated();
  const page = await (await open(link, accepts ? { "accept-language": accepts } : {})).text();
  expect(page).toContain(`<html lang="${lang}">`);
  expect(page).toContain(words);
});

it("[CR4] opening the page writes nothing; an answer leads to the thank-you page", async () => {
  const { session, link } = await askedSession();
  const seq = async () =>
    (
      await house.rows<{ n: number }>(`select head_seq as n from accounts where id = $1`, [house.accountId])
    )[0]?.n;
  const before = await seq();
  for (const method of ["GET", "HEAD"]) expect((await open(link, {}, method)).status).toBe(200);
  expect(await seq()).toBe(before);
  const answer = await post(link, form("5", " 很快 \r\n谢谢 "));
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "thanks"]);
  const thanks = await open(new URL("thanks", link).href);
  expect([thanks.status, await thanks.text()]).toEqual([200, expect.stringContaining("感谢您的评价")]);
  expect(await givenRating(session)).toMatchObject({ score: 5, comment: "很快 \n谢谢" });
  expect(await ratingsInNotices(session)).toEqual([{ score: 5, comment: "很快 \n谢谢" }]);
  expect(await (await open(link)).text()).not.toContain("很快");
});

it("[CR4] [CR5] a later answer replaces the earlier one, also in a newer session", async () => {
  const { session, link } = await askedSession();
  await post(link, form("1", "没人理"));
  await house.customerWrites(await house.openidOf(session), "还有一件事");
  await post(link, form("4"));
  expect(await givenRating(session)).toMatchObject({ score: 4, comment: null });
  expect(await ratingsInNotices(session)).toEqual([{ score: 4, comment: null }]);
});

it("[CR4] invalid, expired and invented links get the same page", async () => {
  const { session, link } = await askedSession();
  const token = link.split("/").at(-1) as string;
  const other = (at: number) => `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
  const wrong = [
    other(0),
    other(20),
    other(41),
    "x",
    "0".repeat(43),
    `${token}A`,
    `${token}/`,
    `${token}/x`,
    "",
    "0".repeat(5_000),
    "%00",
    "..%2f",
    "一",
  ];
  const pages = new Set<string>();
  for (const made of wrong) {
    for (const answer of [
      await open(`${house.url}/rate/${made}`),
      await post(`${house.url}/rate/${made}`, form("5")),
    ]) {
      expect(answer.status, made).toBe(404);
      pages.add(await answer.text());
    }
  }
  expect(pages.size).toBe(1);
  expect((await boss.send("DELETE", `/api/conversations/${session.conversationId}`)).status).toBe(204);
  for (const answer of [await open(link), await post(link, form("5"))]) {
    expect(answer.status).toBe(404);
    pages.add(await answer.text());
  }
  expect([...pages]).toEqual([expect.stringContaining("链接无效或已过期")]);
});

it.each<[string, string | URLSearchParams, number]>([
  ["no score", new URLSearchParams({ comment: "好" }), 400],
  ["a score of 0", form("0"), 400],
  ["a score of 6", form("6"), 400],
  ["a score of 4.5", form("4.5"), 400],
  ["a score of 05", form("05"), 400],
  ["nothing", "", 400],
  ["501 characters", form("5", "一".repeat(501)), 400],
  ["a body beyond the limit", form("5", "一".repeat(5_000)), 413],
])("[CR4] %s is refused", async (_, body, status) => {
  const { session, link } = await neverRated();
  const answer = await post(link, body);
  expect(answer.status).toBe(status);
  expect(await givenRating(session)).toBeNull();
});

it("[CR4] a refused form keeps the comment as escaped text", async () => {
  const { link } = await neverRated();
  const page = await (await post(link, form("", "</textarea><script>alert(1)</script>"))).text();
  expect(page).toContain("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>");
  expect(page).toContain('role="alert"');
});

it("[CR4] 500 characters are accepted, including emoji, without control characters", async () => {
  const { session, link } = await askedSession();
  expect((await post(link, form("3", "😀".repeat(500)))).status).toBe(303);
  expect((await givenRating(session))?.comment).toBe("😀".repeat(500));
  const body = "score=3&comment=a%00b%07c%ED%A0%80&score=1";
  expect((await post(link, body)).status).toBe(303);
  expect(await givenRating(session)).toMatchObject({
    score: 3,
    comment: expect.stringMatching(/^abc\ufffd+$/),
  });
});

it.each(["application/json", "text/plain", "multipart/form-data; boundary=x"])(
  "[CR4] a body of %s writes nothing",
  async (type) => {
    const { session, link } = await neverRated();
    const answer = await post(link, "{}", { "content-type": type });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await givenRating(session)).toBeNull();
  },
);

it("[CR4] [N40] requests over an address's limit get a page that asks to wait", async () => {
  house.clock.advance(60_000);
  const from = { "x-forwarded-for": "203.0.113.9" };
  const answers: Response[] = [];
  for (let i = 0; i < 121; i++) answers.push(await open(`${house.url}/rate/thanks`, from));
  const last = answers.at(-1) as Response;
  expect(answers.slice(0, -1).every(({ status }) => status === 200)).toBe(true);
  expect([last.status, last.headers.get("content-type")]).toEqual([429, "text/html; charset=utf-8"]);
  expect(await last.text()).toContain("请稍后再试");
  expect((await open(`${house.url}/rate/thanks`, { "x-forwarded-for": "203.0.113.10" })).status).toBe(200);
});

it("[CR7] [RT3] [EX1] an export contains the rating; erasure keeps the score and deletes the comment", async () => {
  const { session, link } = await askedSession();
  await post(link, form("2", "王先生等了很久"));
  const file = (query: string) =>
    lead.get(`/api/conversations/${session.conversationId}/export?${query}`).then(({ text }) => text);
  expect(await file("format=csv&notes=without")).toContain(
    "林知夏 结束了会话：评价“不满意” · 王先生等了很久",
  );
  expect(await file("format=jsonl&notes=without")).toContain(`"comment":"王先生等了很久"`);
  expect((await boss.send("DELETE", `/api/conversations/${session.conversationId}`)).status).toBe(204);
  const left = () =>
    house.rows(`select rating_score, rating_comment from sessions where id = $1`, [session.id]);
  await expect.poll(left, deadline).toEqual([{ rating_score: 2, rating_comment: null }]);
  const logged = () => house.rows(`select 1 from events where strpos(payload::text, '王先生等了') > 0`);
  await expect.poll(logged, deadline).toEqual([]);
});

// The following tests come last: they move the clock by days, which ends all sign-ins.
it("[CR4] [N40] one link accepts twenty answers an hour, and none after seven days", async () => {
  const { session, link } = await askedSession();
  const answers: number[] = [];
  for (let n = 0; n < 22; n++) answers.push((await post(link, form(n % 2 ? "1" : "5"))).status);
  expect(answers).toEqual([...Array(20).fill(303), 429, 429]);
  const logged = () =>
    house.rows(`select 1 from events where type = 'session_rated' and payload #>> '{session,id}' = $1`, [
      session.id,
    ]);
  expect(await logged()).toHaveLength(20);
  house.clock.advance(3_600_000);
  expect((await post(link, form("2"))).status).toBe(303);
  house.clock.advance(7 * dayMs - 3_600_000);
  for (const answer of [await open(link), await post(link, form("5"))]) {
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("链接无效或已过期");
  }
  expect(await house.rows(`select rating_score from sessions where id = $1`, [session.id])).toEqual([
    { rating_score: 2 },
  ]);
});

it("[CR7] [RT1] a comment expires with the messages, and the score stays", async () => {
  const online = () => house.rows(`select 1 from bindings where status <> 'offline'`);
  await expect.poll(online, deadline).toEqual([]);
  ({ boss, owner } = await openStaff(house));
  await boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { keepMessagesDays: 7 });
  const canary = newCanary();
  const { session, link } = await askedSession();
  expect((await post(link, form("2", canary))).status).toBe(303);
  await night(house);
  expect(await whereSaid(house, canary)).not.toEqual([]);
  house.clock.advance(8 * dayMs);
  await night(house);
  expect(await whereSaid(house, canary)).toEqual([]);
  expect(await house.rows(`select rating_score from sessions where id = $1`, [session.id])).toEqual([
    { rating_score: 2 },
  ]);
});
