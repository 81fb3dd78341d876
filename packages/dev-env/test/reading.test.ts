import { randomUUID } from "node:crypto";
import type { SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { EndedPage, MessagesPage, WaitingPage } from "@jieru/shared/protocol/http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Console } from "./console.ts";
import { openFeed } from "./feed.ts";
import { appId, deadline, lin, openTestServer, supervisor, type TestServer } from "./test-server.ts";

let house: TestServer;
let owner: Console;
beforeAll(async () => {
  house = await openTestServer();
  owner = await house.consoleOf(lin);
});
afterAll(() => house.stop());

describe("[RD5] pages of a conversation", () => {
  let pageOf: (query: string) => Promise<MessagesPage>;
  let all: MessagesPage;
  const texts = ({ messages }: MessagesPage) => messages.flatMap((m) => (m.type === "text" ? [m.text] : []));
  beforeAll(async () => {
    const customer = house.newCustomer();
    for (let n = 1; n <= 9; n++) await house.customerWrites(customer, `第 ${n} 句`);
    const { id, conversationId } = await house.customerWrites(customer, "第 10 句");
    await owner.post(`/api/sessions/${id}/pick-up`);
    pageOf = async (query) =>
      (await owner.get(`/api/conversations/${conversationId}/messages${query}`)).body as MessagesPage;
    all = await pageOf("");
  });
  const seqOf = (text: string) => all.messages.find((m) => m.type === "text" && m.text === text)?.seq;

  it("the newest page has no newer messages", async () => {
    expect(texts(all)).toHaveLength(10);
    expect([all.more, all.newer]).toEqual([false, false]);
  });
  it("a page around a message has it in the middle, with flags for both sides", async () => {
    const page = await pageOf(`?around=${seqOf("第 5 句")}&limit=4`);
    expect(texts(page)).toEqual(["第 3 句", "第 4 句", "第 5 句", "第 6 句"]);
    expect([page.more, page.newer]).toEqual([true, true]);
  });
  it("a page after or before a message excludes that message", async () => {
    const after = await pageOf(`?after=${seqOf("第 6 句")}&limit=2`);
    expect([texts(after), after.more, after.newer]).toEqual([["第 7 句", "第 8 句"], true, true]);
    const before = await pageOf(`?before=${seqOf("第 3 句")}&limit=100`);
    expect([texts(before), before.more, before.newer]).toEqual([["第 1 句", "第 2 句"], false, true]);
  });
  it("a page around a missing message contains its neighbours", async () => {
    const page = await pageOf("?around=999999999&limit=2");
    expect(page.messages.at(-1)?.type).toBe("notice");
    expect([page.more, page.newer]).toEqual([true, false]);
  });
});

describe("[RD8] the waiting queue beyond its window", () => {
  it("pages list the longest waiting first, for any agent of the account", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      house.clock.advance(1_000);
      ids.push((await house.customerWrites(house.newCustomer())).id);
    }
    const line = `/api/accounts/${house.accountId}/sessions/waiting`;
    const page = async (query: string) => {
      const { sessions, more } = (await owner.get(`${line}${query}`)).body as {
        sessions: Session[];
        more: boolean;
      };
      return [sessions.map((s) => s.id), more];
    };
    const [all, none] = await page("?limit=100");
    expect((all as string[]).slice(-5)).toEqual(ids);
    expect(none).toBe(false);
    const before = (all as string[]).length - 5;
    expect(await page(`?offset=${before + 1}&limit=2`)).toEqual([ids.slice(1, 3), true]);
    expect(await page("?offset=100000")).toEqual([[], false]);
    expect((await owner.get(`${line}?offset=-1`)).status).toBe(400);
  });
  it("[VW4] filters by tag, source and unread return the number of all matches", async () => {
    const line = `/api/accounts/${house.accountId}/sessions/waiting`;
    const found = async (query: string) => {
      const page = (await owner.get(`${line}?${query}`)).body as WaitingPage;
      return [page.sessions.map((s) => s.id), page.count, page.more];
    };
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) {
      house.clock.advance(1_000);
      const customer = house.newCustomer();
      await house.simulator.pushEnter(appId, customer, "朋友圈广告");
      const { id, conversationId } = await house.customerWrites(customer);
      await owner.send("PATCH", `/api/conversations/${conversationId}/tags`, { add: ["批发"], remove: [] });
      ids.push(id);
    }
    expect(await found(`tag=${encodeURIComponent("批发")}`)).toEqual([ids, 3, false]);
    expect(await found(`tag=${encodeURIComponent("批发")}&offset=1&limit=1`)).toEqual([[ids[1]], 3, true]);
    expect(await found(`source=${encodeURIComponent("朋友圈广告")}&unread=true&offset=5`)).toEqual([
      [],
      3,
      false,
    ]);
    expect(await found("tag=nobody")).toEqual([[], 0, false]);
    expect((await owner.get(`${line}?unread=perhaps`)).status).toBe(400);
    expect((await owner.get(`${line}/sources`)).body).toEqual({
      sources: [{ source: "朋友圈广告", count: 3 }],
    });
  });
});

describe("[VW6] ended sessions", () => {
  it("filters by tag, source and owner return pages", async () => {
    const boss = await house.consoleOf(supervisor);
    const line = `/api/accounts/${house.accountId}/sessions/ended`;
    const page = async (who: Console, query: string) => {
      const { sessions, more, next } = (await who.get(`${line}?${query}`)).body as EndedPage;
      return { ids: sessions.map((s) => s.id), more, next };
    };
    const ids: SessionId[] = [];
    for (let n = 0; n < 3; n++) {
      house.clock.advance(1_000);
      const customer = house.newCustomer();
      await house.simulator.pushEnter(appId, customer, "售后卡片");
      const { id, conversationId } = await house.customerWrites(customer);
      await owner.send("PATCH", `/api/conversations/${conversationId}/tags`, { add: ["退货"], remove: [] });
      await owner.post(`/api/sessions/${id}/pick-up`);
      await owner.post(`/api/sessions/${id}/end`);
      ids.unshift(id);
    }
    const filter = `tag=${encodeURIComponent("退货")}&source=${encodeURIComponent("售后卡片")}`;
    expect(await page(owner, filter)).toEqual({ ids, more: false, next: null });
    const first = await page(owner, `${filter}&limit=2`);
    expect(first).toMatchObject({ ids: ids.slice(0, 2), more: true });
    const { before, beforeId } = first.next as NonNullable<EndedPage["next"]>;
    expect((await page(owner, `${filter}&limit=2&before=${before}&beforeId=${beforeId}`)).ids).toEqual(
      ids.slice(2),
    );
    expect((await page(owner, "tag=nobody")).ids).toEqual([]);
    expect((await page(boss, filter)).ids).toEqual([]);
    expect((await page(boss, `${filter}&owner=all`)).ids).toEqual(ids);
    expect((await page(boss, `${filter}&owner=${owner.agentId}`)).ids).toEqual(ids);
    expect((await page(boss, `owner=${boss.agentId}`)).ids).toEqual([]);
  });
});

it("[AG7] [AG9] reading another agent's conversation is recorded in every state and shown to the owner", async () => {
  const lead = await house.consoleOf(supervisor);
  const { id, conversationId } = await house.ownedBy(owner);
  const conversation = `/api/conversations/${conversationId}`;
  const readWhile = async (state: Session["state"]) => {
    for (const who of [lead, owner]) expect((await who.get(`${conversation}/messages`)).status).toBe(200);
    expect(await house.rows(`select state from sessions where id = $1`, [id])).toEqual([{ state }]);
    const records = await house.rows<{ agent_id: string }>(
      `select agent_id from audit_log where what = 'read_conversation' and about = $1`,
      [conversationId],
    );
    return records.map((r) => r.agent_id);
  };
  const byLead = lead.agentId;
  expect(await readWhile("active")).toEqual([byLead]);
  await house.rows(
    `update sessions set state = 'inactive', inactive_since = last_activity_at where id = $1`,
    [id],
  );
  expect(await readWhile("inactive")).toEqual([byLead, byLead]);
  await house.rows(`update sessions set state = 'active', inactive_since = null where id = $1`, [id]);
  await owner.post(`/api/sessions/${id}/end`);
  expect(await readWhile("ended")).toEqual([byLead, byLead, byLead]);
  expect((await owner.get(`${conversation}/readers`)).body).toMatchObject({ readers: [{ agentId: byLead }] });
});

it("[AG7] a repeated read of an open conversation adds no record, unless none exists yet", async () => {
  const lead = await house.consoleOf(supervisor);
  const { conversationId } = await house.ownedBy(owner);
  const path = `/api/conversations/${conversationId}/messages`;
  const recordsAfter = async (asked: string) => {
    expect((await lead.get(path + asked)).status).toBe(200);
    return (
      await house.rows(`select id from audit_log where what = 'read_conversation' and about = $1`, [
        conversationId,
      ])
    ).length;
  };
  expect(await recordsAfter("?again=true")).toBe(1);
  expect(await recordsAfter("?again=true&around=1")).toBe(1);
  expect(await recordsAfter("")).toBe(2);
  expect(await recordsAfter("?again=true")).toBe(2);
  expect((await lead.get(`${path}?again=perhaps`)).status).toBe(400);
});

it("[AG7] requests and events of one opening make one record, in either order", async () => {
  const lead = await house.consoleOf(supervisor);
  const session = await house.ownedBy(owner);
  const { conversationId } = session;
  const records = async () =>
    (
      await house.rows(`select id from audit_log where what = 'read_conversation' and about = $1`, [
        conversationId,
      ])
    ).length;
  const parts = ["sessions", "attributes", "allowance-history", "messages", "messages?before=9&"];
  const look = async (opening: string) => {
    const requests = parts.map((part) => {
      const path = `/api/conversations/${conversationId}/${part}${part.includes("?") ? "" : "?"}`;
      return lead.get(`${path}opening=${opening}`);
    });
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual(parts.map(() => 200));
  };
  const openingId = randomUUID();
  const feed = await openFeed(house.url, { cookie: lead.cookie, origin: house.url });
  const { seq } = (await lead.get(`/api/accounts/${house.accountId}/snapshot`)).body as { seq: number };
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq });
  expect(await feed.ask("watch", { conversationId, opening: openingId })).toEqual({ ok: true });
  await house.customerWrites(await house.openidOf(session), "听得到吗");
  await expect.poll(records, deadline).toBe(1);
  await look(openingId);
  expect(await records()).toBe(1);
  await feed.ask("unwatch", { conversationId });
  await look(randomUUID());
  expect(await records()).toBe(2);
  feed.close();
  const nonsense = await lead.get(`/api/conversations/${conversationId}/messages?opening=mine`);
  expect(nonsense.status).toBe(400);
});

it.each(["sessions", "attributes", "allowance-history"])(
  "[AG7] reading the %s of another agent's customer is recorded once within twelve hours",
  async (what) => {
    const lead = await house.consoleOf(supervisor);
    const records = async (conversationId: string) =>
      (
        await house.rows<{ agent_id: string }>(
          `select agent_id from audit_log where what = 'read_conversation' and about = $1`,
          [conversationId],
        )
      ).map((r) => r.agent_id);
    const look = async (who: Console, { conversationId }: Session) => {
      expect((await who.get(`/api/conversations/${conversationId}/${what}`)).status).toBe(200);
      return records(conversationId);
    };
    const looked = await house.ownedBy(owner);
    expect(await look(owner, looked)).toEqual([]);
    expect(await look(lead, looked)).toEqual([lead.agentId]);
    expect(await look(lead, looked)).toEqual([lead.agentId]);
    house.clock.advance(12 * 3_600_000 + 1);
    expect(await look(lead, looked)).toEqual([lead.agentId, lead.agentId]);
    const opened = await house.ownedBy(owner);
    await lead.get(`/api/conversations/${opened.conversationId}/messages`);
    expect(await look(lead, opened)).toEqual([lead.agentId]);
    expect(await look(lead, await house.customerWrites(house.newCustomer()))).toEqual([]);
  },
);
