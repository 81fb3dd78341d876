import { beginErasure } from "@jieru/realtime/retention/erasures";
import type { Session } from "@jieru/shared/domain/session";
import type { NewApiKey } from "@jieru/shared/protocol/attributes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStaff, picture } from "../cast.ts";
import { type Console, request } from "../console.ts";
import { listRoutes } from "../route-list.ts";
import { queryOnce } from "../test-database.ts";
import { appId, deadline, openTestServer, type TestServer } from "../test-server.ts";
import { countIndexed, newCanary, night } from "./kept.ts";

let house: TestServer;
let boss: Console;
let lead: Console;
let owner: Console;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, lead, owner } = await openStaff(house));
});
afterAll(() => house.stop());

const neverDone = { send: async () => null } as never;

/** Erases like the route, but without the job. */
async function beginErasing({ conversationId, id }: Session): Promise<void> {
  const { accountId } = house;
  const outcome = await house.server.app.lanes.runInput(accountId, {
    command: { do: "erase_customer", agentId: boss.agentId, conversationId, sessionId: id },
    async sideEffect(client, did) {
      const [fact] = did.ok ? did.facts : [];
      if (!fact) return;
      const { seq, tagsRemoved: tags = [], sourceRemoved: source = null } = fact;
      await beginErasure(client, neverDone, { accountId, conversationId, seq, tags, source });
    },
  });
  expect(outcome.ok).toBe(true);
}

function doors(sessions: readonly Session[], mediaIds: readonly string[], canary: string): string[] {
  const { accountId } = house;
  const routes = listRoutes(house.server.app.fastify).flatMap((route) =>
    route.startsWith("GET /api/") && !route.endsWith("/openapi.json")
      ? [route.slice(4).replace(":accountId", accountId)]
      : [],
  );
  const filled = routes.flatMap((path) => {
    if (path.includes(":mediaId")) return mediaIds.map((id) => path.replace(":mediaId", id));
    return sessions.map((s) => path.replace(":sessionId", s.id).replace(":conversationId", s.conversationId));
  });
  const account = `/api/accounts/${accountId}`;
  const q = encodeURIComponent(canary);
  const paths = [
    ...["messages", "notes", "customers"].map((kind) => `${account}/search?kind=${kind}&q=${q}`),
    `${account}/sessions/ended?owner=all`,
    `${account}/sessions/ended?owner=all&tag=${q}`,
    `${account}/sessions/ended?owner=all&limit=1&source=${encodeURIComponent(`${canary} 以前`)}`,
    `${account}/audit?conversationId=${sessions[0]?.conversationId}`,
  ];
  return [...new Set([...filled, ...paths])];
}

/** Returns the paths whose answer contains the text, or shows an image. */
async function whereRead(paths: readonly string[], what: string): Promise<string[]> {
  const found = new Set<string>();
  for (const who of [boss, lead, owner])
    for (const path of paths) {
      const { status, text } = await who.get(path);
      if (text.includes(what) || (path.includes("/media/") && status === 200)) found.add(path);
    }
  return [...found].sort();
}

it("[RT2] [RT3] no request returns an erased customer's data, or stores a draft, before the job runs", {
  tags: ["slow"],
}, async () => {
  const canary = newCanary();
  const openid = house.newCustomer();
  const account = `/api/accounts/${house.accountId}`;
  await house.simulator.pushEnter(appId, openid, `${canary} 以前`);
  const earlier = await house.customerWrites(openid, `${canary} 头一回`);
  await owner.post(`/api/sessions/${earlier.id}/pick-up`);
  await owner.send("PUT", `/api/sessions/${earlier.id}/draft`, { text: `${canary} 没写完`, base: 0 });
  await owner.post(`/api/sessions/${earlier.id}/end`);
  await house.simulator.pushEnter(appId, openid, `${canary} 先`);
  const session = await house.customerWrites(openid, `${canary} 来信`);
  await house.simulator.pushEnter(appId, openid, `${canary} 后`);
  await owner.post(`/api/sessions/${session.id}/pick-up`);
  const conversation = `/api/conversations/${session.conversationId}`;
  await house.simulator.pushImage(appId, openid, picture);
  const media = () =>
    house.rows<{ id: string }>(`select id from media where conversation_id = $1 and state = 'ready'`, [
      session.conversationId,
    ]);
  await expect.poll(async () => (await media()).length, deadline).toBe(1);
  await owner.send("PUT", `${conversation}/remark`, { remark: canary });
  await owner.send("PATCH", `${conversation}/tags`, { add: [canary], remove: [] });
  await owner.post(`/api/sessions/${session.id}/notes`, {
    clientMessageId: crypto.randomUUID(),
    note: canary,
  });
  const replied = await owner.reply(session.id, `${canary} 回复`);
  for (const kind of ["reply", "note"])
    await owner.send("PUT", `/api/sessions/${session.id}/draft`, {
      kind,
      text: `${canary} ${kind}`,
      base: 0,
    });
  const { secret } = (await boss.post(`${account}/api-keys`, { name: "商城" })).body as NewApiKey;
  const attributes = { attributes: { [canary]: { type: "text", value: canary, label: canary } } };
  const byShop = { authorization: `Bearer ${secret}` };
  await request(`${house.url}${account}/customers/${openid}/attributes`, "PUT", attributes, byShop);
  for (const [i, view] of [
    { tag: canary },
    ...["以前", "先", "后"].map((from) => ({ source: `${canary} ${from}` })),
  ].entries())
    await owner.post(`${account}/views`, { name: `看${i}`, view: { list: "active", ...view } });
  await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: boss.agentId, note: canary });
  await expect.poll(() => countIndexed(house, canary), deadline).toBe(5);

  const mediaIds = (await media()).map(({ id }) => id);
  const paths = doors([earlier, session], mediaIds, canary);
  const before = await whereRead(paths, canary);
  const known = ["snapshot", "sessions/ended", "views", "tags", "drafts", "board", "search?kind=notes"];
  for (const part of [...known, `/sessions/${earlier.id}`, "/messages", "/attributes", "/media/"])
    expect(
      before.some((path) => path.includes(part)),
      part,
    ).toBe(true);

  await beginErasing(session);
  expect(await house.rows(`select from conversations where erasing`)).toHaveLength(1);
  expect(await house.rows(`select from drafts`)).toEqual([]);
  expect(await whereRead(paths, canary)).toEqual([]);
  for (const what of [openid, earlier.id, session.id]) expect(await whereRead(paths, what)).toEqual([]);
  for (const { id } of [earlier, session])
    for (const action of [
      "pick-up",
      "reactivate",
      "reopen",
      "take-over",
      "end",
      "transfer",
      "assign",
      "read",
      "replies",
    ]) {
      const requests = {
        agentId: lead.agentId,
        upTo: 1,
        type: "text",
        text: `${canary} 回复`,
        clientMessageId: replied.clientMessageId,
      };
      const { body } = await (action === "replies" ? owner : boss).post(
        `/api/sessions/${id}/${action}`,
        requests,
      );
      expect([action, body]).toEqual([action, { refusal: "session_not_found" }]);
    }
  for (const { id } of [earlier, session])
    for (const base of [0, 1]) {
      const late = await owner.send("PUT", `/api/sessions/${id}/draft`, { text: canary, base });
      expect(late.body).toMatchObject({ refusal: "session_not_found" });
    }
});

it("[RT3] the job keeps messages, drafts and events that came after the erasure", async () => {
  const openid = house.newCustomer();
  const erased = await house.customerWrites(openid, "从前");
  const { conversationId } = erased;
  await beginErasing(erased);
  house.clock.advance(1_000);
  await house.simulator.pushEnter(appId, openid, "回头客");
  const ended = await house.customerWrites(openid, "又来了");
  await owner.post(`/api/sessions/${ended.id}/pick-up`);
  await house.simulator.pushImage(appId, openid, picture);
  await owner.reply(ended.id, "欢迎回来");
  await owner.send("PUT", `/api/sessions/${ended.id}/draft`, { text: "还有", base: 0 });
  const shown = () =>
    house.rows(`select id from media where conversation_id = $1 and state = 'ready'`, [conversationId]);
  await expect.poll(async () => (await shown()).length, deadline).toBe(1);
  await expect.poll(() => house.rows(`select from outbox`), deadline).toEqual([]);
  await owner.post(`/api/sessions/${ended.id}/end`);
  const since = `(select erased_seq from conversations where id = $1)`;
  const left = async () => ({
    messages: await house.rows(
      `select id, content from messages where conversation_id = $1 and seq > ${since} order by id`,
      [conversationId],
    ),
    media: await shown(),
    sessions: await house.rows(
      `select last_message, source from sessions where conversation_id = $1 and last_seq > ${since}`,
      [conversationId],
    ),
    drafts: await house.rows(`select text from drafts where session_id = $1`, [ended.id]),
    log: await house.rows(
      `select seq, payload from events where seq > ${since} and strpos(payload::text, $1) > 0 order by seq`,
      [conversationId],
    ),
  });
  const before = await left();
  expect(before).toMatchObject({
    sessions: [{ last_message: expect.anything(), source: "回头客" }],
    drafts: [{ text: "还有" }],
  });
  await night(house);
  expect(await house.rows(`select from conversations where erasing`)).toEqual([]);
  expect(await left()).toEqual(before);
});

it("[DE17] [RT2] erasure is refused with the reason when its job cannot be queued", async () => {
  const { conversationId } = await house.ownedBy(owner);
  const erase = () => boss.send("DELETE", `/api/conversations/${conversationId}`);
  const erased = () =>
    house.rows(`select from conversations where id = $1 and erased_at is not null`, [conversationId]);
  await queryOnce(house.owner, `alter schema jobs rename to jobs_away`);
  try {
    expect(await erase()).toMatchObject({ status: 503, body: { refusal: "jobs_unavailable" } });
    expect(await erased()).toEqual([]);
  } finally {
    await queryOnce(house.owner, `alter schema jobs_away rename to jobs`);
  }
  expect((await erase()).status).toBe(204);
  expect(await erased()).toHaveLength(1);
});
