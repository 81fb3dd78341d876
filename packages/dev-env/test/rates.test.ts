import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Console, request } from "./console.ts";
import { openFeed } from "./feed.ts";
import { appId, lin, openTestServer, type TestServer, xu } from "./test-server.ts";

let house: TestServer;
let [agent, colleague]: Console[] = [];

const rates = { requestsPerMinute: 30, repliesPerMinute: 6, signInsPerBrowser: 3, signInsPerAddress: 8 };

beforeAll(async () => {
  house = await openTestServer({ rates });
  agent = await house.consoleOf(lin);
  colleague = await house.consoleOf(xu);
});
afterAll(() => house.stop());

const nextMinute = () => house.clock.advance(60_000);
const times = async <T>(count: number, ask: () => Promise<T>): Promise<T[]> => {
  const answers: T[] = [];
  for (let i = 0; i < count; i++) answers.push(await ask());
  return answers;
};
const statuses = (answers: Answer[]) => answers.map(({ status }) => status);
const many = (count: number, status: number) => Array<number>(count).fill(status);

describe("[N40] requests", () => {
  it("[N40] requests over a session's limit get 429 with the seconds to wait", async () => {
    nextMinute();
    const me = () => (agent as Console).get("/api/me");
    expect(statuses(await times(30, me))).toEqual(many(30, 200));
    house.clock.advance(18_000);
    const refused = await me();
    const { retryAfterSeconds } = refused.body as { retryAfterSeconds: number };
    expect([refused.status, refused.headers.get("retry-after"), refused.body]).toEqual([
      429,
      String(retryAfterSeconds),
      { refusal: "too_many_requests", retryAfterSeconds },
    ]);
    expect(retryAfterSeconds).toBeLessThanOrEqual(42);
    expect(retryAfterSeconds).toBeGreaterThan(25);
    expect((await (colleague as Console).get("/api/me")).status).toBe(200);
    house.clock.advance(42_000);
    expect((await me()).status).toBe(200);
  });

  it("[N40] requests during the refusal do not extend it", async () => {
    nextMinute();
    const me = () => (agent as Console).get("/api/me");
    await times(60, me);
    nextMinute();
    expect((await me()).status).toBe(200);
  });
});

describe("[N40] replies", () => {
  it("[N40] replies over an agent's limit are refused across tabs, and not stored", async () => {
    nextMinute();
    const tab = await house.consoleOf(lin);
    const { id } = await house.ownedBy(agent as Console);
    const reply = (from: Console) =>
      from.post(`/api/sessions/${id}/replies`, { clientMessageId: randomUUID(), type: "text", text: "在的" });
    const answers = [
      ...(await times(4, () => reply(agent as Console))),
      ...(await times(4, () => reply(tab))),
    ];
    expect(statuses(answers).slice(6)).toEqual(many(2, 429));
    expect(answers.at(-1)?.body).toMatchObject({ refusal: "too_many_requests" });
    const [kept] = await house.rows<{ count: number }>(
      `select count(*)::int as count from messages where session_id = $1 and direction = 'out'`,
      [id],
    );
    expect(kept?.count).toBe(statuses(answers).filter((status) => status === 200).length);
    expect((await tab.get("/api/me")).status).toBe(200);
  });
});

describe("[N40] a reply", () => {
  it("[N40] counts as a request of its session too", async () => {
    nextMinute();
    const tab = await house.consoleOf(lin);
    const { id } = await house.ownedBy(agent as Console);
    const me = () => tab.get("/api/me");
    const replies = () =>
      tab.post(`/api/sessions/${id}/replies`, { clientMessageId: randomUUID(), type: "text", text: "在的" });
    expect(statuses([...(await times(20, me)), ...(await times(5, replies))])).not.toContain(429);
    expect(statuses(await times(6, me)).at(-1)).toBe(429);
  });
});

describe("[N40] sign-ins", () => {
  const ask = (from: string, cookie = "", query = "") =>
    request(`${house.url}/auth/wechat${query}`, "GET", undefined, { "x-forwarded-for": from, cookie });

  it("[N40] sign-in codes are limited per address across browsers", async () => {
    expect(statuses(await times(10, () => ask("203.0.113.5")))).toEqual([...many(8, 302), 429, 429]);
    expect((await ask("203.0.113.6")).status).toBe(302);
    nextMinute();
    expect((await ask("203.0.113.5")).status).toBe(302);
  });

  it("[N40] a changing browser cookie does not raise the limit of its address", async () => {
    nextMinute();
    const asAnother = () => ask("203.0.113.7", `jieru_browser=${randomUUID().replaceAll("-", "").repeat(2)}`);
    expect(statuses(await times(10, asAnother))).toEqual([...many(8, 302), 429, 429]);
  });

  it("[N40] all addresses of one IPv6 network share one limit", async () => {
    nextMinute();
    let i = 0;
    expect(statuses(await times(10, () => ask(`2001:db8:1:2::${++i}`)))).toEqual([...many(8, 302), 429, 429]);
  });

  it("[N40] sign-in codes are limited per browser across addresses", async () => {
    nextMinute();
    const cookie = `jieru_browser=${"b".repeat(64)}`;
    let i = 10;
    const held = await times(5, () => ask(`203.0.113.${++i}`, cookie));
    expect(statuses(held)).toEqual([...many(3, 302), 429, 429]);
  });

  it("[N40] [N21] embedded requests of another site are refused and do not count", async () => {
    nextMinute();
    const from = { "x-forwarded-for": "203.0.113.70" };
    const statusFrom = (site: string, dest: string) =>
      request(`${house.url}/auth/wechat`, "GET", undefined, {
        ...from,
        "sec-fetch-site": site,
        "sec-fetch-dest": dest,
      });
    for (const site of ["cross-site", "same-site"])
      for (const dest of ["image", "iframe", "script", "empty"])
        expect(statuses(await times(3, () => statusFrom(site, dest)))).toEqual(many(3, 403));
    const genuine = [
      await statusFrom("same-origin", "iframe"),
      await statusFrom("none", "document"),
      await statusFrom("cross-site", "document"), // a link in a chat
      await ask("203.0.113.70"),
    ];
    expect(statuses(genuine)).toEqual(many(4, 302));
  });

  it("[N40] a refused sign-in leads to the sign-in page, or answers 429 inside the frame", async () => {
    const bare = (await times(9, () => ask("203.0.113.99"))).at(-1) as Answer;
    expect(bare.headers.get("refresh")).toBe("0;url=/sign-in?error=too_many");
    const framed = await ask("203.0.113.99", "", "?embed=1");
    expect([framed.status, framed.headers.get("refresh"), framed.headers.get("x-frame-options")]).toEqual([
      429,
      null,
      "SAMEORIGIN",
    ]);
    expect(framed.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'self'");
  });
});

it("[N40] socket requests over a session's limit are refused until the next minute", async () => {
  nextMinute();
  const { cookie } = await house.consoleOf(xu);
  const feed = await openFeed(house.url, { cookie, origin: house.url });
  const ask = () => feed.ask("unwatch", { conversationId: "nobody's" });
  const answers = await Promise.all(Array.from({ length: 6_001 }, ask));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(6_000);
  expect(answers.at(-1)).toEqual({
    ok: false,
    refusal: { refusal: "too_many_requests", retryAfterSeconds: expect.any(Number) },
  });
  nextMinute();
  expect(await ask()).toEqual({ ok: true });
  feed.close();
  const denied = house.logged.map((line) => JSON.parse(line)).filter(({ security }) => security === "N40");
  expect(denied).toContainEqual(expect.objectContaining({ why: "too_many_requests", at: "unwatch" }));
});

it("[N40] pushes and pages are not limited, and each refusal is logged", async () => {
  const outcomes = await times(
    40,
    async () => (await house.simulator.pushText(appId, "o9Ag05chatty", "在吗")).outcome,
  );
  expect(new Set(outcomes)).toEqual(new Set(["acknowledged"]));
  expect(statuses(await times(40, () => request(`${house.url}/livez`, "GET")))).toEqual(many(40, 200));
  nextMinute();
  await times(31, () => (agent as Console).get("/api/me"));
  await times(9, () =>
    request(`${house.url}/auth/wechat`, "GET", undefined, { "x-forwarded-for": "203.0.113.77" }),
  );
  const denied = house.logged.map((line) => JSON.parse(line)).filter(({ security }) => security === "N40");
  expect(denied).toContainEqual(
    expect.objectContaining({ why: "too_many_requests", at: "GET /api/me", agentId: agent?.agentId }),
  );
  expect(denied).toContainEqual(expect.objectContaining({ at: "GET /auth/wechat", ip: "203.0.113.77" }));
});
