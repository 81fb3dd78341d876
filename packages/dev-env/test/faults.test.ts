/** WeChat on its bad days: each trouble is a switch of the simulator, its ledger says what really happened. */
import type { Delivery, Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import type { SendEntry } from "@jieru/simulator/ledger-entry";
import type { Switches } from "@jieru/simulator/switches";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Console } from "./console.ts";
import { type Feed, openFeed } from "./feed.ts";
import { type Gate, openGate } from "./gate.ts";
import { appId, deadline, type House, lin, openHouse, supervisor } from "./house.ts";

let house: House;
let agent: Console;
let gate: Gate;
let present: Feed;
const calm: Partial<Switches> = {
  duplicatePushes: false,
  reorderPushes: false,
  dropAcknowledgements: false,
  nextSend: "normal",
  nextSendSticky: false,
};
/** WeChat is given this long instead of its ten seconds. */
const patienceMs = 400;
const impatient: typeof fetch = (url, init) =>
  fetch(url, {
    ...init,
    signal: AbortSignal.any([AbortSignal.timeout(patienceMs), ...(init?.signal ? [init.signal] : [])]),
  });

beforeAll(async () => {
  let simulatorUrl = "";
  gate = await openGate(() => new URL(simulatorUrl));
  house = await openHouse({ fetch: impatient, wechatApiUrl: gate.url });
  simulatorUrl = house.simulator.url;
  agent = await house.consoleOf(lin);
  present = await follow(agent); // however far the clock jumps, the agent is there
});
afterEach(() => void house.simulator.switches.set(calm));
afterAll(async () => {
  present.close();
  await house.stop();
  await gate.close();
});

const sendsOf = (text: string): SendEntry[] =>
  house.simulator.ledger.listSends().filter(({ content }) => content === text);
async function messageRow(id: string): Promise<{ delivery: Delivery; seq: number }> {
  const [row] = await house.rows<{ delivery: Delivery; seq: number }>(
    `select delivery, seq from messages where id = $1`,
    [id],
  );
  return row as { delivery: Delivery; seq: number };
}
const stateOf = async (id: string) => (await messageRow(id)).delivery.state;
const settled = (id: string) => expect.poll(() => stateOf(id), deadline).not.toMatch(/queued|sending/);
async function messagesOf(session: Pick<Session, "conversationId">, who = agent): Promise<Message[]> {
  const answer = await who.get(`/api/conversations/${session.conversationId}/messages?limit=100`);
  return (answer.body as MessagesPage).messages;
}
const textOf = (m: Message) => (m.type === "text" ? m.text : m.type);
const said = (messages: Message[]) => messages.filter((m) => m.direction === "in").map(textOf);
async function allowanceOf(session: Session) {
  return ((await agent.get(`/api/sessions/${session.id}`)).body as { session: Session }).session.allowance;
}
async function follow(who: Console): Promise<Feed> {
  const feed = await openFeed(house.url, { cookie: who.cookie, origin: house.url });
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
  return feed;
}
let replies = 0;
const nextText = () => `答复 ${++replies}`;

describe("pushes", () => {
  it("[P2] [F22] everything pushed twice, in parallel: one message, one unread", async () => {
    house.simulator.switches.set({ duplicatePushes: true });
    const openids = Array.from({ length: 10 }, () => house.newCustomer());
    const pushes = await Promise.all(
      openids.map(async (openid) => {
        await house.simulator.pushEnter(appId, openid, "订单");
        await house.simulator.pushText(appId, openid, "一");
        return house.simulator.pushText(appId, openid, "二");
      }),
    );
    expect(pushes.every((p) => p.deliveries.length === 2)).toBe(true);
    const counts = await house.rows(
      `select c.openid, s.unread, count(m.id) filter (where m.direction = 'in')::int as said,
              count(m.id) filter (where m.content->'notice'->>'what' = 'entered')::int as entered
         from conversations c join sessions s on s.conversation_id = c.id join messages m on m.conversation_id = c.id
        where c.openid = any($1) group by 1, 2`,
      [openids],
    );
    expect(counts).toHaveLength(10);
    for (const row of counts) expect(row).toMatchObject({ unread: 2, said: 2, entered: 1 });
  });

  it("[P2] [F2] acknowledgements that never arrive: repeated, and still once", async () => {
    const session = await house.ownedBy(agent);
    const openid = await house.openidOf(session);
    house.simulator.switches.set({ dropAcknowledgements: true });
    const push = await house.simulator.pushText(appId, openid, "听得到吗");
    expect(push.deliveries.map((d) => d.answer)).toEqual(["ignored", "ignored", "ignored"]);
    expect(said(await messagesOf(session))).toEqual(["在吗", "听得到吗"]);
  });

  it("[P2] [F25] one MsgId, another text: the first stays, the second is kept apart", async () => {
    const session = await house.ownedBy(agent);
    const same = { msgId: "22876340532999999", createTime: Math.floor(house.clock.now() / 1_000) };
    const openid = await house.openidOf(session);
    await house.simulator.pushText(appId, openid, "真的", same);
    expect((await house.simulator.pushText(appId, openid, "假的", same)).outcome).toBe("acknowledged");
    expect(said(await messagesOf(session))).toEqual(["在吗", "真的"]);
    const apart = await house.rows<{ raw: string }>(`select raw from pushes where state = 'quarantined'`);
    expect(apart.map(({ raw }) => raw.includes("假的"))).toEqual([true]);
  });

  it("[P2] [F24] messages of one second, and MsgIds one apart beyond 2^53, are all kept", async () => {
    const session = await house.ownedBy(agent);
    const openid = await house.openidOf(session);
    const createTime = Math.floor(house.clock.now() / 1_000);
    for (const n of [1, 2, 3])
      await house.simulator.pushText(appId, openid, `同一秒 ${n}`, {
        createTime,
        msgId: `9007199254740${992 + n}`,
      });
    expect(said(await messagesOf(session)).slice(1)).toEqual(["同一秒 1", "同一秒 2", "同一秒 3"]);
  });

  it("[P3] reordered pushes: every console and every reload shows the one order of the log", async () => {
    const session = await house.ownedBy(agent);
    const openid = await house.openidOf(session);
    const boss = await house.consoleOf(supervisor);
    const [one, two] = [await follow(agent), await follow(boss)];
    await two.ask("watch", { conversationId: session.conversationId });
    house.simulator.switches.set({ reorderPushes: true, duplicatePushes: true });
    const texts = Array.from({ length: 6 }, (_, n) => `第 ${n + 1} 句`);
    await Promise.all(texts.map((text) => house.simulator.pushText(appId, openid, text)));
    const stored = await messagesOf(session);
    const order = stored.filter((m) => texts.includes(textOf(m)));
    expect(order.map(textOf).toSorted()).toEqual(texts.toSorted());
    expect(order.map(textOf)).not.toEqual(texts);
    const heard = (feed: Feed) => feed.events().flatMap((e) => (e.message ? [e.message] : []));
    for (const feed of [one, two]) {
      const seen = () =>
        heard(feed)
          .filter((m) => texts.includes(textOf(m)))
          .map((m) => m.id);
      await expect.poll(seen, deadline).toEqual(order.map((m) => m.id));
    }
    expect(await messagesOf(session, boss)).toEqual(stored);
    expect(stored.map((m) => m.seq)).toEqual(stored.map((m) => m.seq).toSorted((a, b) => a - b));
    for (const feed of [one, two]) feed.close();
  });

  it("[P3] [F23] a repetition that comes after newer messages is marked late, not slipped in", async () => {
    const session = await house.ownedBy(agent);
    const openid = await house.openidOf(session);
    const createTime = Math.floor(house.clock.now() / 1_000) - 120;
    await house.simulator.pushText(appId, openid, "后说的");
    await house.simulator.pushText(appId, openid, "先说的", { createTime });
    const messages = (await messagesOf(session)).filter((m) => m.direction === "in");
    expect(messages.map(textOf)).toEqual(["在吗", "后说的", "先说的"]);
    expect(messages.map((m) => m.lateMs !== null)).toEqual([false, false, true]);
  });

  it("[RA1] [RA2] [F23] one that comes at a later try counts from when it was made, and behind a newer one grants nothing that was taken since", async () => {
    const { simulator, clock, newCustomer } = house;
    const openid = newCustomer();
    const made = (secondsAgo: number) => ({ createTime: Math.floor(clock.now() / 1_000) - secondsAgo });
    await simulator.pushText(appId, openid, "第三次才推到", made(10));
    const [late] = await house.rows<{ ms: number }>(
      `select allowance_until - allowance_granted_at as ms from conversations where openid = $1`,
      [openid],
    );
    expect(48 * 3_600_000 - (late?.ms ?? 0)).toBeOneOf([10_000, 11_000]);

    const session = await house.customerWrites(openid, "新的一句");
    expect((await agent.post(`/api/sessions/${session.id}/pick-up`)).status).toBe(200);
    for (const text of ["一", "二", "三"]) await settled((await agent.reply(session.id, text)).id);
    await simulator.pushText(appId, openid, "早就说的", made(10));
    expect(await allowanceOf(session)).toMatchObject({ left: 0, granted: 3 });
    await simulator.pushText(appId, openid, "刚刚说的");
    expect(await allowanceOf(session)).toMatchObject({ left: 3, granted: 3 });
  });
});

/** Moves the clock to when the outbox wants to try next; false when it has nothing left to do. */
async function moveToNextAttempt(): Promise<boolean> {
  const rows = await house.rows<{ state: string; at: number }>(
    `select state, not_before as at from outbox order by seq`,
  );
  const [first] = rows;
  if (first?.state === "queued") house.clock.advance(Math.max(0, first.at - house.clock.now()));
  return rows.length > 0;
}

describe("replies", () => {
  const refusals = [
    ["-1", "busy", "unconfirmed"],
    ["45009", "quota_used", "failed"],
    ["48001", "not_authorised", "failed"],
    ["87014", "content_risky", "failed"],
    ["40003", "customer_unreachable", "failed"],
    ["99999", "other", "failed"],
  ] as const;
  it.each(refusals)(
    "[P6] [F28] WeChat says %s, which is %s: %s, and never sent again by machine",
    async (errcode, reason, state) => {
      const session = await house.ownedBy(agent);
      house.simulator.switches.set({ nextSend: errcode });
      const text = nextText();
      const { id } = await agent.reply(session.id, text);
      await settled(id);
      expect((await messageRow(id)).delivery).toMatchObject({
        state,
        reason,
        code: Number(errcode),
      });
      house.clock.advance(120_000);
      await agent.reply(session.id, nextText()); // a later one goes out: the outbox has looked since
      await expect.poll(async () => (await house.rows(`select from outbox`)).length, deadline).toBe(0);
      expect(sendsOf(text).map((s) => s.delivered)).toEqual([false]);
    },
  );

  it("[OB11] each no is a line of the log, with what WeChat can be asked about it by", async () => {
    const session = await house.ownedBy(agent);
    house.simulator.switches.set({ nextSend: "99999" });
    const text = nextText();
    const { id } = await agent.reply(session.id, text);
    await settled(id);
    const lines = house.logged.filter((line) => line.includes(id));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        msg: "WeChat refused a reply",
        level: 40,
        accountId: house.accountId,
        messageId: id,
        errcode: 99999,
        reason: "other",
        rid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
      }),
    ]);
    const openid = await house.openidOf(session);
    expect(lines.filter((line) => line.includes(openid) || line.includes(text))).toEqual([]);
  });

  it.each(["42001", "40001", "40014"])(
    "[OB3] [F31] token trouble %s: refreshed, and sent once",
    async (errcode) => {
      const session = await house.ownedBy(agent);
      house.simulator.switches.set({ nextSend: errcode });
      const text = nextText();
      const { id } = await agent.reply(session.id, text);
      await settled(id);
      expect(await stateOf(id)).toBe("sent");
      expect(sendsOf(text).map((s) => s.delivered)).toEqual([false, true]);
    },
  );

  it("[OB3] [F31] every token revoked, and later expired: the reply goes out with a new one", async () => {
    const session = await house.ownedBy(agent);
    house.simulator.revokeTokens(appId);
    const revoked = await agent.reply(session.id, nextText());
    await settled(revoked.id);
    expect(await stateOf(revoked.id)).toBe("sent");
    house.clock.advance(3 * 3_600_000);
    const fresh = await house.ownedBy(agent);
    const expired = await agent.reply(fresh.id, nextText());
    await settled(expired.id);
    expect(await stateOf(expired.id)).toBe("sent");
  });

  it.each(["45047", "45015"])("[RA4] %s corrects our count, and the agent is told", async (errcode) => {
    const session = await house.ownedBy(agent);
    const feed = await follow(agent);
    house.simulator.switches.set({ nextSend: errcode });
    const { id } = await agent.reply(session.id, nextText());
    await settled(id);
    const reason = errcode === "45047" ? "allowance_used" : "window_closed";
    expect((await messageRow(id)).delivery).toMatchObject({ state: "failed", reason });
    const allowance = await allowanceOf(session);
    expect(allowance.left).toBe(0);
    if (errcode === "45015") expect(allowance.until).toBeLessThanOrEqual(house.clock.now());
    const told = () =>
      feed
        .events()
        .find(
          (e) => e.message?.id === id && e.type === "delivery_changed" && e.session?.allowance.left === 0,
        );
    await expect.poll(told, deadline).toBeTruthy();
    await expect(agent.reply(session.id, "还有一句")).rejects.toThrow(
      errcode === "45047" ? "reply_allowance_used" : "reply_window_closed",
    );
    feed.close();
  });

  it("[RA4] a customer who writes meanwhile keeps the new allowance", async () => {
    const session = await house.ownedBy(agent);
    house.simulator.switches.set({ nextSend: "45011" });
    const { id } = await agent.reply(session.id, nextText());
    await expect.poll(() => stateOf(id), deadline).toBe("queued");
    await expect
      .poll(async () => (await house.rows(`select from outbox where attempts = 1`)).length, deadline)
      .toBe(1);
    house.clock.advance(500);
    await house.simulator.pushText(appId, await house.openidOf(session), "我还在");
    house.simulator.switches.set({ nextSend: "45047" });
    house.clock.advance(1_000);
    await settled(id);
    expect(await stateOf(id)).toBe("failed");
    expect((await allowanceOf(session)).left).toBe(3);
  });

  const ambiguous = [
    "hang",
    "hang_undelivered",
    "reset_after",
    "reset_before",
    "http_500",
    "html",
    "empty",
    "cut_json",
  ] as const;
  it.each(ambiguous)(
    "[P5] [P6] [F29] [F30] %s: nobody knows, so it is unconfirmed and never sent again by machine",
    async (trouble) => {
      const session = await house.ownedBy(agent);
      house.simulator.switches.set({ nextSend: trouble });
      const text = nextText();
      const { id } = await agent.reply(session.id, text);
      await settled(id);
      expect(await stateOf(id)).toBe("unconfirmed");
      house.clock.advance(10 * 60_000);
      const next = await agent.reply(session.id, nextText());
      await settled(next.id);
      expect(await stateOf(next.id)).toBe("sent");
      expect([await stateOf(id), sendsOf(text).length]).toEqual(["unconfirmed", 1]);
    },
  );

  it("[OB11] so is an answer that did not come, with what came instead", async () => {
    const session = await house.ownedBy(agent);
    house.simulator.switches.set({ nextSend: "http_500" });
    const text = nextText();
    const { id } = await agent.reply(session.id, text);
    await settled(id);
    const lines = house.logged.filter((line) => line.includes(id)).map((line) => JSON.parse(line));
    expect(lines).toEqual([
      {
        level: 40,
        time: expect.any(Number),
        accountId: house.accountId,
        messageId: id,
        cause: "http_500",
        msg: "a reply may have arrived or not: WeChat gave no answer",
      },
    ]);
  });

  it("[P6] a person may send an unconfirmed reply again: a new message, linked to the old", async () => {
    const session = await house.ownedBy(agent);
    house.simulator.switches.set({ nextSend: "reset_after" });
    const first = await agent.reply(session.id, nextText());
    await settled(first.id);
    const body = { clientMessageId: crypto.randomUUID(), type: "text", text: nextText(), resendOf: first.id };
    const again = await agent.post(`/api/sessions/${session.id}/replies`, body);
    expect(again.body).toMatchObject({ message: { resendOf: first.id } });
    const { message } = again.body as { message: Message };
    await settled(message.id);
    expect([await stateOf(first.id), await stateOf(message.id)]).toEqual(["unconfirmed", "sent"]);
  });

  it("[P5] [OB1] [F35] one press of send, twenty times at once: one message, one call", async () => {
    const session = await house.ownedBy(agent);
    const text = nextText();
    const body = { clientMessageId: crypto.randomUUID(), type: "text", text };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => agent.post(`/api/sessions/${session.id}/replies`, body)),
    );
    const ids = new Set(answers.map((a) => (a.body as { message: Message }).message.id));
    expect([ids.size, answers.every((a) => a.status === 200)]).toEqual([1, true]);
    await settled([...ids][0] as string);
    expect(sendsOf(text)).toHaveLength(1);
    const other = await agent.post(`/api/sessions/${session.id}/replies`, { ...body, text: "别的" });
    expect(other.body).toEqual({ refusal: "client_message_id_reused" });
  });

  it("[OB3] [OB4] [F32] WeChat cannot be reached for 30 s by the clock: all is sent afterwards, in order, once", async () => {
    const session = await house.ownedBy(agent);
    await gate.close();
    const upAgain = house.clock.now() + 30_000;
    const texts = [nextText(), nextText(), nextText()];
    const messages: Message[] = [];
    for (const text of texts) messages.push(await agent.reply(session.id, text));
    await expect
      .poll(async () => (await moveToNextAttempt()) && house.clock.now() >= upAgain, deadline)
      .toBe(true);
    expect(house.simulator.ledger.listSends().filter((s) => texts.includes(s.content))).toEqual([]);
    await gate.open();
    await expect.poll(moveToNextAttempt, deadline).toBe(false);
    expect(await Promise.all(messages.map((m) => stateOf(m.id)))).toEqual(["sent", "sent", "sent"]);
    const order = house.simulator.ledger.listSends().filter((s) => texts.includes(s.content));
    expect(order.map((s) => s.content)).toEqual(texts);
    expect(house.clock.now() - upAgain).toBeLessThan(60_000);
  });

  it("[OB5] [F32] WeChat stays away: the reply has failed within 60 s, and gives its place back", async () => {
    const session = await house.ownedBy(agent);
    await gate.close();
    const { id } = await agent.reply(session.id, nextText());
    const since = house.clock.now();
    await expect.poll(moveToNextAttempt, deadline).toBe(false);
    await gate.open();
    expect(house.clock.now() - since).toBeLessThan(60_000);
    expect((await messageRow(id)).delivery).toMatchObject({ state: "failed", reason: "unreachable" });
    expect((await allowanceOf(session)).left).toBe(3);
  });

  it("[P6] the API drops every connection for 30 s: nothing is sent twice, nothing claimed that is not so", async () => {
    const sessions = await Promise.all(Array.from({ length: 5 }, () => house.ownedBy(agent)));
    house.simulator.takeDown(30_000);
    const texts = sessions.map(nextText);
    const messages = await Promise.all(sessions.map((s, i) => agent.reply(s.id, texts[i] as string)));
    await expect.poll(moveToNextAttempt, deadline).toBe(false);
    house.simulator.takeDown(0);
    for (const [i, { id }] of messages.entries()) {
      const delivered = sendsOf(texts[i] as string).filter((s) => s.delivered).length;
      const state = await stateOf(id);
      expect(["sent", "failed", "unconfirmed"]).toContain(state);
      expect(delivered).toBeLessThanOrEqual(1);
      if (state !== "unconfirmed") expect(delivered).toBe(state === "sent" ? 1 : 0);
    }
  });
});
