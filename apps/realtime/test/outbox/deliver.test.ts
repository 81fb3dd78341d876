import type { MediaId } from "@jieru/shared/domain/ids";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Command, ReplyContent } from "../../src/desk/command.ts";
import { LaneFull, type Lanes } from "../../src/lane/lane.ts";
import { MediaLost } from "../../src/media/uploads/sent-media.ts";
import { deliver } from "../../src/outbox/deliver.ts";
import { listAbandoned, listDue } from "../../src/outbox/queue.ts";
import { ann } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  messageOf,
  newClock,
  openNode,
  pickUp,
  reply,
  writeAs,
} from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const never = () => new Promise<never>(() => undefined);

const ratingLink = (sessionId: string) => `https://kf.example.com/rate/of-${sessionId}`;

async function openShop(clock = newClock()) {
  const node = openNode(db, clock);
  const shop = await createAccount(db.pool, [ann]);
  const queue = async (who: string, content: ReplyContent = { type: "text", text: "hi" }) => {
    const session = await writeAs(node.lanes, shop, who);
    await done(node.lanes.run(shop, pickUp("ann", session)));
    const { facts } = await done(node.lanes.run(shop, { ...reply("ann", session), content } as Command));
    return { session, messageId: messageOf(facts).id };
  };
  const options = {
    lanes: node.lanes,
    clock,
    wechatMediaId: never,
    ratingLink,
    ended: new AbortController().signal,
  };
  return { node, shop, clock, queue, options };
}

const deliveryOf = async (messageId: string) =>
  (await db.pool.query(`select delivery from messages where id = $1`, [messageId])).rows[0].delivery;

function wechat(send: (text: unknown) => Promise<void> = async () => undefined) {
  const sent: unknown[] = [];
  const client = {
    send: (_: string, content: unknown) => {
      sent.push(content);
      return send(content);
    },
  };
  return { sent, clients: { of: async () => client as never } };
}

it("[DE11] a delivery started while its server stops is sent by the next server", async () => {
  const { node, shop, queue, options, clock } = await openShop();
  const { messageId } = await queue("zhou");
  const { sent, clients } = wechat();
  const ending = new AbortController();
  const run: Lanes["run"] = (account, command) => {
    if (command.do === "start_delivery") ending.abort();
    return node.lanes.run(account, command);
  };
  const due = { accountId: shop, messageId };
  const ended = { ...options, clients, ended: ending.signal, lanes: { ...node.lanes, run } };
  expect(await deliver(ended, due)).toBe(null);
  expect(sent).toEqual([]);
  expect(await deliveryOf(messageId)).toMatchObject({ state: "queued" });
  expect(await listDue(db.pool, clock.now(), 100)).toContainEqual(due);
  expect(await deliver({ ...options, clients }, due)).toBe("sent");
  expect(sent).toHaveLength(1);
});

it("[OB6] WeChat's answer is reported until it is stored", async () => {
  const { node, shop, queue, options } = await openShop();
  const { messageId } = await queue("li");
  let full = 2;
  const run: Lanes["run"] = (account, command) =>
    command.do === "finish_delivery" && full-- > 0
      ? Promise.reject(new LaneFull())
      : node.lanes.run(account, command);
  const failing = { ...options, lanes: { run } as Lanes, clients: wechat().clients };
  expect(await deliver(failing, { accountId: shop, messageId })).toBe("sent");
  expect(await deliveryOf(messageId)).toMatchObject({ state: "sent" });
  await node.close();
});

it("[OB2] [OB6] a repeated report starts no third attempt while another server makes the second", async () => {
  const [{ node, shop, clock, queue, options }, other] = [await openShop(), openNode(db, newClock())];
  const { messageId } = await queue("li");
  const due = { accountId: shop, messageId };
  const [kept, back] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let refusals = 0;
  const run: Lanes["run"] = async (account, command) => {
    if (command.do !== "finish_delivery") return node.lanes.run(account, command);
    if (++refusals > 1) await back.promise;
    const outcome = await node.lanes.run(account, command);
    if (refusals > 1) return outcome;
    kept.resolve();
    throw new Error("Connection terminated");
  };
  const refused = new WechatUnknown({ phase: "not_sent", cause: "ECONNREFUSED" });
  const cut = { ...options, lanes: { run } as Lanes, clients: wechat(() => Promise.reject(refused)).clients };
  const first = deliver(cut, due);
  await kept.promise;
  clock.elapse(1_000);
  const [sending, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { clients } = wechat(() => {
    sending.resolve();
    return answer.promise;
  });
  const second = deliver({ ...options, lanes: other.lanes, clients }, due);
  await sending.promise;
  back.resolve();
  await first;
  expect((await listDue(db.pool, clock.now() + 30_000, 1_000)).map((d) => d.messageId)).not.toContain(
    messageId,
  );
  answer.resolve();
  expect(await second).toBe("sent");
  expect(await deliveryOf(messageId)).toMatchObject({ state: "sent" });
  await node.close();
  await other.close();
});

it("[OB6] a stopping server stops reporting an answer and logs the reason", async () => {
  const { node, shop, queue, options } = await openShop();
  const { messageId } = await queue("li");
  const ending = new AbortController();
  let doubts = 0;
  const run: Lanes["run"] = (account, command) => {
    if (command.do !== "finish_delivery") return node.lanes.run(account, command);
    if (++doubts === 3) ending.abort();
    return Promise.reject(new LaneFull());
  };
  const full = { ...options, lanes: { run } as Lanes, clients: wechat().clients, ended: ending.signal };
  await expect(deliver(full, { accountId: shop, messageId })).rejects.toThrow(LaneFull);
  expect(doubts).toBe(3);
  await node.close();
});

it("[OB6] an answer is reported for ten minutes", async () => {
  const { node, shop, queue, options } = await openShop();
  const { messageId } = await queue("li");
  const ending = new AbortController();
  const passing = [10 * 60_000, 1];
  let calls = 0;
  const run: Lanes["run"] = (account, command) => {
    if (command.do !== "finish_delivery") return node.lanes.run(account, command);
    vi.advanceTimersByTime(passing[calls++] ?? 0);
    if (calls > passing.length) ending.abort();
    return Promise.reject(new LaneFull());
  };
  const full = { ...options, lanes: { run } as Lanes, clients: wechat().clients, ended: ending.signal };
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    await expect(deliver(full, { accountId: shop, messageId })).rejects.toThrow(LaneFull);
  } finally {
    vi.useRealTimers();
  }
  expect(calls).toBe(2);
  await node.close();
});

it("[OB2] [SE10] a reply of another server or former owner is not sent or reported", async () => {
  const { node, shop, queue, options } = await openShop();
  const received: string[] = [];
  const { sent, clients } = wechat();
  const ready = { ...options, clients, onSent: (id: string) => void received.push(id) };
  const one = await queue("li");
  expect(await deliver(ready, { accountId: shop, messageId: one.messageId })).toBe("sent");
  expect(await deliver(ready, { accountId: shop, messageId: one.messageId })).toBeNull();
  const other = await queue("wu");
  await done(
    node.lanes.run(shop, {
      do: "transfer",
      agentId: ann.id,
      sessionId: other.session.id,
      to: null,
      note: null,
    }),
  );
  expect(await deliver(ready, { accountId: shop, messageId: other.messageId })).toBeNull();
  expect(await deliveryOf(other.messageId)).toMatchObject({ state: "failed", reason: "ownership_changed" });
  expect(await deliver(ready, { accountId: shop, messageId: "nobody's" as never })).toBeNull();
  expect(sent).toEqual([{ type: "text", text: "hi" }]);
  expect(received).toEqual([one.session.conversationId]);
  await node.close();
});

it("[OB3] each attempt without a connection is followed by a longer pause", async () => {
  const { node, shop, clock, queue, options } = await openShop();
  const { messageId } = await queue("li");
  const received: string[] = [];
  const { clients } = wechat(() =>
    Promise.reject(new WechatUnknown({ phase: "not_sent", cause: "ECONNREFUSED" })),
  );
  const cut = { ...options, clients, onSent: (id: string) => void received.push(id) };
  const pauses: number[] = [];
  for (let i = 0; i < 3; i++) {
    expect(await deliver(cut, { accountId: shop, messageId })).toBe("retry");
    const { rows } = await db.pool.query(`select not_before from outbox where message_id = $1`, [messageId]);
    pauses.push(Number(rows[0].not_before) - clock.now());
  }
  expect(pauses).toEqual([1_000, 4_000, 10_000]);
  expect(received).toEqual([]);
  await node.close();
});

it("[OB2] a delivery whose client is late is left for the next attempt", async () => {
  const { node, shop, clock, queue, options } = await openShop();
  const { messageId } = await queue("li");
  const attempts: number[] = [];
  const client = { send: async (_: string, __: unknown, beginBy: number) => void attempts.push(beginBy) };
  const waiting = { ...options, clients: { of: never }, beginWithinMs: 20 };
  expect(await deliver(waiting, { accountId: shop, messageId })).toBe("retry");
  const before = performance.now();
  clock.elapse(1_000);
  const ready = { ...options, clients: { of: async () => client as never } };
  expect(await deliver(ready, { accountId: shop, messageId })).toBe("sent");
  expect(attempts).toHaveLength(1);
  expect(attempts[0]).toBeGreaterThanOrEqual(before + 4_500);
  expect(attempts[0]).toBeLessThanOrEqual(performance.now() + 4_500);
  await node.close();
});

it("[OB3] a busy answer to a reply leaves it unconfirmed; before it, the reply stays queued", async () => {
  const { node, shop, queue, options } = await openShop();
  const busy = () => Promise.reject(new WechatRefused({ errcode: -1, errmsg: "system error" }));
  const deliveryAfter = async (who: string, of: () => Promise<unknown>) => {
    const { messageId } = await queue(who);
    await deliver({ ...options, clients: { of } as never }, { accountId: shop, messageId });
    return deliveryOf(messageId);
  };
  expect(await deliveryAfter("li", async () => ({ send: busy }))).toMatchObject({
    state: "unconfirmed",
    reason: "busy",
    code: -1,
  });
  expect(await deliveryAfter("wu", busy)).toMatchObject({ state: "queued", reason: null });
  await node.close();
});

const image = { mediaId: "m1" as MediaId, state: "ready", width: 1, height: 1, reason: null } as const;
const no = (errcode: number) => new WechatRefused({ errcode, errmsg: "no" });

function openUploads() {
  const uploads: string[] = [];
  const wechatMediaId = async (_: unknown, id: string, renew: boolean) => {
    uploads.push(`${id} ${renew ? "anew" : "as known"}`);
    return `${id}-${uploads.length}`;
  };
  return { uploads, wechatMediaId };
}

/** WeChat gives these errors in order and then accepts everything. */
const answering = (...answers: Error[]) =>
  wechat(async () => {
    const answer = answers.shift();
    if (answer) throw answer;
  });

it("[OB3] an image missing at WeChat is uploaded again, once", async () => {
  const { node, shop, queue, options } = await openShop();
  const send = async (who: string, ...answers: Error[]) => {
    const { messageId } = await queue(who, { type: "image", image });
    const [{ uploads, wechatMediaId }, { sent, clients }] = [openUploads(), answering(...answers)];
    const outcome = await deliver({ ...options, clients, wechatMediaId }, { accountId: shop, messageId });
    return { outcome, uploads, sent: sent.map((content) => (content as { mediaId: string }).mediaId) };
  };
  const twice = { uploads: ["m1 as known", "m1 anew"], sent: ["m1-1", "m1-2"] };
  expect(await send("li", no(40007))).toEqual({ outcome: "sent", ...twice });
  expect(await send("wu", no(40007), no(40007))).toEqual({ outcome: "refused", ...twice });
  const once = { uploads: ["m1 as known"], sent: ["m1-1"] };
  expect(await send("xu", no(45009))).toEqual({ outcome: "refused", ...once });
  expect(await send("ye", new Error("a bug"))).toEqual({ outcome: "unknown", ...once });
  await node.close();
});

it("[OB3] a text refused with an image error fails at once and is not resent", async () => {
  const { node, shop, queue, options } = await openShop();
  const { messageId } = await queue("li");
  const { sent, clients } = answering(no(40007));
  expect(await deliver({ ...options, clients }, { accountId: shop, messageId })).toBe("refused");
  expect(await deliveryOf(messageId)).toMatchObject({ state: "failed", reason: "other", code: 40007 });
  expect(sent).toHaveLength(1);
  await node.close();
});

it("[IM8] [OB3] a lost image fails at once and returns its reply to the allowance", async () => {
  const { node, shop, queue, options } = await openShop();
  const { messageId, session } = await queue("li", { type: "image", image });
  const [{ sent, clients }, wechatMediaId] = [wechat(), () => Promise.reject(new MediaLost())];
  const due = { accountId: shop, messageId };
  expect(await deliver({ ...options, clients, wechatMediaId }, due)).toBe("not_sent");
  expect(await deliveryOf(messageId)).toMatchObject({ state: "failed", reason: "media_expired", code: null });
  const { rows } = await db.pool.query(`select allowance_left as left from conversations where id = $1`, [
    session.conversationId,
  ]);
  expect([sent, rows]).toEqual([[], [{ left: 3 }]]);
  await node.close();
});

it("[OB3] a refusal that needs a person stays, also if it came before sending", async () => {
  const { node, shop, queue, options } = await openShop();
  const outcomeOf = async (who: string, error: Error) => {
    const { messageId } = await queue(who);
    const clients = { of: () => Promise.reject(error) };
    await deliver({ ...options, clients }, { accountId: shop, messageId });
    return deliveryOf(messageId);
  };
  expect(await outcomeOf("li", no(40164))).toMatchObject({
    state: "failed",
    reason: "credentials",
    code: 40164,
  });
  expect(await outcomeOf("wu", new Error("no file"))).toMatchObject({ state: "queued", reason: null });
  await node.close();
});

it("[OB5] every kind of reply is sent in its own form", async () => {
  const { node, shop, queue, options } = await openShop();
  const { sent, clients } = answering();
  const { wechatMediaId } = openUploads();
  const link = { title: "t", description: "d", url: "https://example.com", thumbUrl: "" };
  const card = { title: "t", appId: "", pagePath: "p" };
  const contents: ReplyContent[] = [
    { type: "link", link },
    { type: "miniprogrampage", card: { ...card, cover: image } },
    { type: "miniprogrampage", card: { ...card, cover: null } },
  ];
  for (const [i, content] of contents.entries()) {
    const { messageId } = await queue(`customer-${i}`, content);
    await deliver({ ...options, clients, wechatMediaId }, { accountId: shop, messageId });
  }
  const page = { type: "miniprogrampage", title: "t", pagePath: "p" };
  expect(sent).toEqual([
    { type: "link", ...link },
    { ...page, thumbMediaId: "m1-1" },
    { ...page, thumbMediaId: "" },
  ]);
  await node.close();
});

it("[OB2] a lease expires by the database's clock", async () => {
  const { node, shop, clock } = await openShop();
  const session = await writeAs(node.lanes, shop, "li");
  await done(node.lanes.run(shop, pickUp("ann", session)));
  clock.elapse(3_600_000); // the clock is wrong
  const { facts } = await done(node.lanes.run(shop, reply("ann", session)));
  const messageId = messageOf(facts).id;
  await done(node.lanes.run(shop, { do: "start_delivery", messageId }));
  await node.close(); // the server died
  const after = (ms: number) =>
    db.pool.query(`update outbox set lease_until = lease_until - $2 where message_id = $1`, [messageId, ms]);
  const abandoned = async () =>
    (await listAbandoned(db.pool, 1_000)).some((given) => given.messageId === messageId);
  expect(await abandoned()).toBe(false);
  await after(5_000);
  expect(await abandoned()).toBe(false);
  await after(10_000);
  expect(await abandoned()).toBe(true);
  await after(-60_000); // the database's clock was set back by a minute
  expect(await abandoned()).toBe(true);
});
