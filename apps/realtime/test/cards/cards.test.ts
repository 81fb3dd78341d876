import { stat } from "node:fs/promises";
import type { AgentId, ClientMessageId, MediaId } from "@jieru/shared/domain/ids";
import type { Card, Image } from "@jieru/shared/domain/message";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { listSentCards } from "../../src/cards/list-sent.ts";
import { createMediaStore } from "../../src/media/store/media-store.ts";
import { attachUpload, isOverQuota, uploadQuota } from "../../src/media/uploads/uploads.ts";
import { deleteMessagesBefore } from "../../src/retention/delete-messages.ts";
import { replyContent } from "../../src/sessions/reply-content.ts";
import { sendsJson } from "../media/fake-wechat.ts";
import * as pictures from "../media/pictures.ts";
import {
  accountId,
  admin,
  anna,
  ben,
  foreignAgent,
  newClientMessageId,
  openTestServer,
  type Received,
  type TestServer,
} from "../media/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());
afterEach(() => server.db.pool.query(`delete from outbox; delete from messages`));

let customers = 0;
async function served(agentId: AgentId): Promise<Received> {
  const received = await server.receive({}, `card-${++customers}`);
  await server.run({ do: "pick_up", agentId, sessionId: received.session.id });
  return received;
}

interface Sending {
  by?: AgentId;
  to: Received;
  title?: string;
  pagePath?: string;
  mediaId: MediaId;
  clientMessageId?: ClientMessageId;
}

async function sends({
  by = anna,
  to,
  title = "杯子",
  pagePath = "pages/item?id=1",
  mediaId,
  ...rest
}: Sending) {
  const { clientMessageId = newClientMessageId() } = rest;
  const sessionId = to.session.id;
  const content = await replyContent(
    { pool: server.db.pool, store: server.media.store },
    { accountId, sessionId, agentId: by, now: server.clock.now() },
    { type: "miniprogrampage", clientMessageId, card: { title, pagePath, mediaId } },
  );
  const outcome = await server.lanes.runInput(accountId, {
    command: { do: "reply", agentId: by, sessionId, clientMessageId, content, resendOf: null, seen: null },
    sideEffect: attachUpload,
  });
  if (!outcome.ok) throw new Error(outcome.refusal.refusal);
  const { cover } = (content as { card: Card }).card;
  return { clientMessageId, facts: outcome.facts.length, mediaId: (cover as Image).mediaId };
}

const titles = async () => (await listSentCards(server.db.pool, accountId)).map(({ title }) => title);
const isServed = async (agentId: AgentId, mediaId: MediaId) =>
  (await server.get(agentId, `/api/media/${mediaId}/thumbnail`)).statusCode === 200;
const picked = async (agentId = anna) => (await server.uploaded(agentId, await pictures.jpeg())).mediaId;

it("[CA3] the last ten different sent cards are suggested, newest first, whoever sent them", async () => {
  const cover = await picked();
  await sends({ to: await served(anna), title: "第0件", mediaId: cover });
  for (let n = 1; n <= 11; n++)
    await sends({ by: ben, to: await served(ben), title: `第${n}件`, mediaId: cover });
  const again = await sends({ to: await served(anna), title: "第5件", mediaId: cover });
  expect(await titles()).toEqual([5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((n) => `第${n}件`));
  expect((await listSentCards(server.db.pool, accountId))[0]).toEqual({
    title: "第5件",
    pagePath: "pages/item?id=1",
    cover: {
      mediaId: again.mediaId,
      state: "ready",
      width: expect.any(Number),
      height: expect.any(Number),
      reason: null,
    },
  });
  await sends({ to: await served(anna), title: "第5件", pagePath: "pages/item?id=2", mediaId: cover });
  expect((await titles()).slice(0, 3)).toEqual(["第5件", "第5件", "第11件"]);
});

it("[CA3] a failed card or one to an erased customer is not suggested", async () => {
  const [kept, erased] = [await served(anna), await served(anna)];
  const { mediaId } = await sends({ to: kept, title: "旧", mediaId: await picked() });
  await sends({ to: erased, title: "只给他", mediaId });
  const { clientMessageId } = await sends({ to: await served(anna), title: "失败", mediaId });
  await server.db.pool.query(
    `update messages set delivery = delivery || '{"state": "failed"}' where client_message_id = $1`,
    [clientMessageId],
  );
  expect(await titles()).toEqual(["只给他", "旧"]);
  const { conversationId } = erased.message;
  await server.run({ do: "erase_customer", agentId: admin, conversationId });
  expect(await titles()).toEqual(["旧"]);
});

it("[CA3] suggestions are read from an index of cards only", async () => {
  const { rows } = await server.db.pool.query<{ "QUERY PLAN": string }>(
    `explain select seq from messages where account_id = 'acc-1' and direction = 'out'
        and content ->> 'type' = 'miniprogrampage' order by seq desc limit 300`,
  );
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("messages_cards_sent");
});

it("[CA4] all agents of the account, and no others, see and reuse a sent card's cover", async () => {
  const cover = await picked();
  expect(await isServed(ben, cover)).toBe(false);
  await expect(sends({ by: ben, to: await served(ben), mediaId: cover })).rejects.toMatchObject({
    refusal: { refusal: "media_not_found" },
  });
  const first = await sends({ to: await served(anna), mediaId: cover });
  const second = await sends({ by: ben, to: await served(ben), mediaId: first.mediaId });
  expect(second.mediaId).not.toBe(first.mediaId);
  for (const { mediaId } of [first, second])
    expect([
      await isServed(anna, mediaId),
      await isServed(ben, mediaId),
      await isServed(foreignAgent, mediaId),
    ]).toEqual([true, true, false]);
});

it("[CA4] an image that is not a card's cover cannot be reused", async () => {
  const [one, other] = [await served(anna), await served(anna)];
  const customers = await server.settled(one.message.id);
  await expect(sends({ to: other, mediaId: customers.mediaId })).rejects.toMatchObject({
    refusal: { refusal: "media_not_found" },
  });
});

it("[CA4] a cover stays as long as its own card, whatever happens to others", async () => {
  const first = await sends({ to: await served(anna), mediaId: await picked() });
  const before = server.clock.now() + 1;
  server.clock.elapse(24 * 60 * 60 * 1_000);
  const second = await sends({ by: ben, to: await served(ben), mediaId: first.mediaId });
  await server.db.pool.query(`delete from outbox`);
  const stores = { pool: server.db.pool, store: createMediaStore(server.dataDir) };
  await deleteMessagesBefore(stores, accountId, before);
  expect([await isServed(ben, first.mediaId), await isServed(ben, second.mediaId)]).toEqual([false, true]);
  await deleteMessagesBefore(stores, accountId, server.clock.now() + 1);
  expect(await isServed(ben, second.mediaId)).toBe(false);
});

it("[CA4] a reused picture is stored, counted and uploaded once", async () => {
  let uploads = 0;
  server.far.on("/cgi-bin/media/upload", (request, response) => {
    request.resume().on("end", () => {
      const answer = { type: "image", media_id: `wx-${++uploads}`, created_at: 1_700_000_000 };
      sendsJson(answer)(request, response);
    });
  });
  const first = await sends({ to: await served(anna), mediaId: await picked() });
  await server.media.wechatMediaId(accountId, first.mediaId, false);
  const { rows } = await server.db.pool.query<{ used: number }>(
    `select sum(bytes)::bigint as used from media where uploaded_by = $1`,
    [anna],
  );
  await server.db.pool.query(
    `insert into media (id, account_id, conversation_id, uploaded_by, state, bytes, created_at)
     values ('filler', $1, $2, $3, 'failed', $4, $5)`,
    [
      accountId,
      (await served(anna)).message.conversationId,
      anna,
      uploadQuota.bytes - 1 - Number(rows[0]?.used),
      server.clock.now(),
    ],
  );
  const again = await sends({ to: await served(anna), mediaId: first.mediaId });
  expect(await isOverQuota(server.db.pool, anna, server.clock.now())).toBe(false);
  expect(await server.media.wechatMediaId(accountId, again.mediaId, false)).toBe("wx-1");
  const files = await server.listFiles();
  const places = await Promise.all(
    [first, again].map(async ({ mediaId }) => (await stat(files.find((f) => f.endsWith(mediaId)) ?? "")).ino),
  );
  expect(places[0]).toBe(places[1]);
});

it("[CA4] [N28] the cover of a refused card does not count as an upload", async () => {
  const { mediaId } = await sends({ to: await served(anna), mediaId: await picked() });
  const to = await served(anna);
  for (let i = 0; i < uploadQuota.unsent; i++)
    await expect(sends({ by: ben, to, mediaId })).rejects.toThrow("not_owner");
  expect(await isOverQuota(server.db.pool, ben, server.clock.now())).toBe(false);
});

it("[CA4] a repeated send makes one card with one cover", async () => {
  const first = await sends({ to: await served(anna), mediaId: await picked() });
  const to = await served(ben);
  const clientMessageId = newClientMessageId();
  const twice = () => sends({ by: ben, to, mediaId: first.mediaId, clientMessageId });
  const once = await twice();
  expect(await twice()).toEqual({ ...once, facts: 0 });
});

it("[CA4] a shared cover stays when the original card is deleted", async () => {
  const { mediaId } = await sends({ to: await served(anna), mediaId: await picked() });
  const store = createMediaStore(server.dataDir);
  const key = { accountId, id: mediaId };
  expect(await store.share({ accountId, id: "nowhere" as MediaId }, "x" as MediaId)).toBe(false);
  expect(await store.share(key, "second" as MediaId)).toBe(true);
  await store.remove(key);
  expect((await store.read({ accountId, id: "second" as MediaId }))?.length).toBeGreaterThan(0);
});
