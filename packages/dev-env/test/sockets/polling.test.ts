import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Console, request } from "../console.ts";
import { type Feed, openFeed } from "../feed.ts";
import { deadline, lin, openTestServer, supervisor, type TestServer, xu } from "../test-server.ts";
import { type BlockingProxy, openNoUpgradeProxy } from "./no-upgrade.ts";

let house: TestServer;
let proxy: BlockingProxy;
let agent: Console;
let feeds: Feed[] = [];

beforeAll(async () => {
  house = await openTestServer();
  proxy = await openNoUpgradeProxy(house.url);
  agent = await house.consoleOf(lin);
  await agent.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
});
afterEach(() => {
  for (const feed of feeds) feed.close();
  feeds = [];
});
afterAll(async () => {
  await proxy.stop();
  await house.stop();
});

const path = "/socket.io/?EIO=4&transport=polling";
const own = (change: object = {}) => ({ cookie: agent.cookie, origin: house.url, ...change });

async function poll(headers = own(), via = proxy.url): Promise<Feed> {
  const feed = await openFeed(via, headers, { transports: ["polling"] });
  feeds.push(feed);
  return feed;
}
const handshake = (headers: Record<string, string>) => request(house.url + path, "GET", undefined, headers);
const begin = async (who = agent): Promise<string> => {
  const { text } = await handshake({ cookie: who.cookie, origin: house.url });
  return (JSON.parse(text.slice(1)) as { sid: string }).sid;
};

describe("[TR2] [F20] through a proxy that refuses every upgrade", () => {
  it("[TR2] [FD2] long polling brings the same frames in order when WebSocket is refused", async () => {
    await expect(openFeed(proxy.url, own())).rejects.toThrow("websocket error");
    const feed = await poll();
    const { seq } = (await agent.get(`/api/accounts/${house.accountId}/snapshot`)).body as { seq: number };
    expect(await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq })).toEqual({ ok: true });
    const { id } = await house.customerWrites(house.newCustomer());
    await agent.post(`/api/sessions/${id}/pick-up`);
    for (let n = 0; n < 20; n++) await agent.reply(id, `第 ${n} 句`).catch(() => undefined);
    const head = async () =>
      ((await agent.get(`/api/accounts/${house.accountId}/snapshot`)).body as { seq: number }).seq;
    await expect.poll(async () => feed.frames.at(-1)?.to === (await head()), deadline).toBe(true);
    expect(feed.frames.every((f, i) => i === 0 || f.from === feed.frames[i - 1]?.to)).toBe(true);
    expect(feed.events().map((e) => e.type)).toContain("session_picked_up");
  });

  it("[TR2] [AG4] a polling agent's presence and typing reach a colleague", async () => {
    const { conversationId } = await house.ownedBy(agent);
    const boss = await house.consoleOf(supervisor);
    const [feed, beside] = [await poll(), await openFeed(house.url, own({ cookie: boss.cookie }))];
    feeds.push(beside);
    for (const one of [feed, beside]) {
      await one.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
      expect(await one.ask("watch", { conversationId })).toEqual({ ok: true });
    }
    const both = [agent.agentId, boss.agentId].toSorted();
    for (const one of [feed, beside])
      await expect.poll(() => one.presences.at(-1)?.watching.toSorted(), deadline).toEqual(both);
    expect(await feed.ask("typing", { conversationId, on: true })).toEqual({ ok: true });
    await expect.poll(() => beside.presences.at(-1)?.typing, deadline).toEqual([agent.agentId]);
    expect(await feed.ask("typing", { conversationId, on: false })).toEqual({ ok: true });
    await expect.poll(() => beside.presences.at(-1)?.typing, deadline).toEqual([]);
  });

  it("[FD11] [P9] the handshake announces a ping every ten seconds and a timeout of five", async () => {
    const { text } = await handshake({ cookie: agent.cookie, origin: house.url });
    expect(JSON.parse(text.slice(1))).toMatchObject({ pingInterval: 10_000, pingTimeout: 5_000 });
  });

  it("[N18] a sign-out disconnects a polling console", async () => {
    const leaving = await house.consoleOf(lin);
    const feed = await poll(own({ cookie: leaving.cookie }));
    expect((await leaving.post("/auth/logout")).status).toBe(204);
    await expect.poll(() => feed.socket.connected, deadline).toBe(false);
    expect(feed.signedOut).toEqual(["signed_out"]);
  });
});

describe("rights to poll", () => {
  it("[N1] only the console's own pages may poll, by their Origin or a custom header", async () => {
    const cookie = agent.cookie;
    const statuses = async (...of: Record<string, string>[]) =>
      Promise.all(of.map(async (headers) => (await handshake(headers)).status));
    const foreign = { cookie, origin: "https://evil.example" };
    expect(
      await statuses({ cookie }, foreign, { ...foreign, "x-jieru-console": "1" }, { cookie, origin: "null" }),
    ).toEqual([403, 403, 403, 403]);
    expect(await statuses({ cookie, "x-jieru-console": "1" }, own())).toEqual([200, 200]);
    const preflight = await request(house.url + path, "OPTIONS", undefined, foreign);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("[N2] an anonymous caller is refused and gets no socket", async () => {
    await expect(poll(own({ cookie: "jieru_session=made-up" }))).rejects.toThrow("not_signed_in");
  });

  it("[N2] a connection id is useless without its owner's cookie", async () => {
    const sid = await begin();
    const other = await house.consoleOf(xu);
    const as = (headers: object, method = "GET", body?: string) =>
      request(`${house.url}${path}&sid=${sid}`, method, body, { origin: house.url, ...headers });
    expect((await as({ cookie: other.cookie })).status).toBe(400);
    expect((await as({ cookie: other.cookie }, "POST", "40")).status).toBe(400);
    expect((await as({})).status).toBe(400);
    expect((await as({ cookie: agent.cookie, origin: "https://evil.example" }, "POST", "40")).status).toBe(
      400,
    );
    expect((await as({ cookie: agent.cookie }, "POST", "40")).status).toBe(200);
  });

  it("[N40] handshakes are limited per session, and per address for anonymous callers", async () => {
    const many = async (headers: Record<string, string>, n: number) => {
      const all = [];
      for (let i = 0; i < n; i++) all.push((await handshake(headers)).status);
      return all.filter((status) => status === 403).length;
    };
    const fresh = await house.consoleOf(xu);
    expect(await many({ cookie: fresh.cookie, origin: house.url }, 62)).toBe(2);
    const anonymous = { origin: house.url, "x-forwarded-for": "203.0.113.77" };
    expect(await many(anonymous, 31)).toBe(1);
  });

  it("[N40] all addresses of one IPv6 network share one limit", async () => {
    const statuses = [];
    for (let i = 1; i <= 31; i++)
      statuses.push((await handshake({ origin: house.url, "x-forwarded-for": `2001:db8:1:2::${i}` })).status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(1);
  });

  it("[N13] a body over the socket's size limit gets 413", async () => {
    const sid = await begin();
    const big = `42["watch",{"conversationId":"${"x".repeat(20_000)}"}]`;
    const answer = await request(`${house.url}${path}&sid=${sid}`, "POST", big, own()).catch(() => null);
    expect(answer?.status ?? 413).toBe(413);
  });
});
