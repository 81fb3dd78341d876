import type { Message } from "@jieru/shared/domain/message";
import type { SendFault } from "@jieru/simulator/switches";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type BadWechat, openBadWechat } from "./bad-wechat.ts";
import type { Console } from "./console.ts";
import { appId, deadline, type TestServer } from "./test-server.ts";

let wechat: BadWechat;
let house: TestServer;
let agent: Console;
beforeAll(async () => {
  wechat = await openBadWechat();
  ({ house, agent } = wechat);
});
afterEach(() => wechat.calmDown());
afterAll(() => wechat.stop());

let replies = 0;
const nextText = () => `答复 ${++replies}`;

/** Moves the clock to the next attempt of the outbox; returns false if the outbox is empty. */
async function moveToNextAttempt(): Promise<boolean> {
  const rows = await house.rows<{ state: string; at: number }>(
    `select state, not_before as at from outbox order by seq`,
  );
  const [first] = rows;
  if (first?.state === "queued") house.clock.advance(Math.max(0, first.at - house.clock.now()));
  return rows.length > 0;
}

const refusals = [
  ["-1", "busy", "unconfirmed"],
  ["45009", "quota_used", "failed"],
  ["48001", "not_authorised", "failed"],
  ["87014", "content_risky", "failed"],
  ["40003", "customer_unreachable", "failed"],
  ["99999", "other", "failed"],
] as const;
it.each(refusals)(
  "[P6] [F28] WeChat's refusal %s means %s: the reply is %s and not sent again",
  async (errcode, reason, state) => {
    const session = await house.ownedBy(agent);
    house.simulator.switches.set({ nextSend: errcode });
    const text = nextText();
    const { id } = await agent.reply(session.id, text);
    await wechat.settled(id);
    expect((await wechat.messageRow(id)).delivery).toMatchObject({
      state,
      reason,
      code: Number(errcode),
    });
    house.clock.advance(120_000);
    await agent.reply(session.id, nextText()); // a later reply is sent, so the outbox has been processed since
    await expect.poll(async () => (await house.rows(`select from outbox`)).length, deadline).toBe(0);
    expect(wechat.sendsOf(text).map((s) => s.delivered)).toEqual([false]);
  },
);

it("[OB11] each refusal is logged with the values that WeChat support needs", async () => {
  const session = await house.ownedBy(agent);
  house.simulator.switches.set({ nextSend: "99999" });
  const text = nextText();
  const { id } = await agent.reply(session.id, text);
  await wechat.settled(id);
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
  "[OB3] [F31] token error %s refreshes the token and sends the reply once",
  async (errcode) => {
    const session = await house.ownedBy(agent);
    house.simulator.switches.set({ nextSend: errcode });
    const text = nextText();
    const { id } = await agent.reply(session.id, text);
    await wechat.settled(id);
    expect(await wechat.stateOf(id)).toBe("sent");
    expect(wechat.sendsOf(text).map((s) => s.delivered)).toEqual([false, true]);
  },
);

it("[OB3] [F31] a reply is sent with a new token when the old one is revoked or expired", async () => {
  const session = await house.ownedBy(agent);
  house.simulator.revokeTokens(appId);
  const revoked = await agent.reply(session.id, nextText());
  await wechat.settled(revoked.id);
  expect(await wechat.stateOf(revoked.id)).toBe("sent");
  house.clock.advance(3 * 3_600_000);
  const fresh = await house.ownedBy(agent);
  const expired = await agent.reply(fresh.id, nextText());
  await wechat.settled(expired.id);
  expect(await wechat.stateOf(expired.id)).toBe("sent");
});

it.each(["45047", "45015"])(
  "[RA4] %s corrects the counted allowance, and the agent's console shows it",
  async (errcode) => {
    const session = await house.ownedBy(agent);
    const feed = await wechat.follow(agent);
    house.simulator.switches.set({ nextSend: errcode });
    const { id } = await agent.reply(session.id, nextText());
    await wechat.settled(id);
    const reason = errcode === "45047" ? "allowance_used" : "window_closed";
    expect((await wechat.messageRow(id)).delivery).toMatchObject({ state: "failed", reason });
    const allowance = await wechat.allowanceOf(session);
    expect(allowance.left).toBe(0);
    if (errcode === "45015") expect(allowance.until).toBeLessThanOrEqual(house.clock.now());
    const deliveryOf = () =>
      feed
        .events()
        .find(
          (e) => e.message?.id === id && e.type === "delivery_changed" && e.session?.allowance.left === 0,
        );
    await expect.poll(deliveryOf, deadline).toBeTruthy();
    await expect(agent.reply(session.id, "还有一句")).rejects.toThrow(
      errcode === "45047" ? "reply_allowance_used" : "reply_window_closed",
    );
    feed.close();
  },
);

it("[RA4] a refused attempt that began after a newer message corrects the new allowance", async () => {
  const session = await house.ownedBy(agent);
  house.simulator.switches.set({ nextSend: "45011" });
  const { id } = await agent.reply(session.id, nextText());
  await expect.poll(() => wechat.stateOf(id), deadline).toBe("queued");
  await expect
    .poll(async () => (await house.rows(`select from outbox where attempts = 1`)).length, deadline)
    .toBe(1);
  house.clock.advance(500);
  await house.simulator.pushText(appId, await house.openidOf(session), "我还在");
  house.simulator.switches.set({ nextSend: "45047" });
  house.clock.advance(1_000);
  await wechat.settled(id);
  expect(await wechat.stateOf(id)).toBe("failed");
  expect((await wechat.allowanceOf(session)).left).toBe(0);
});

async function staysUnconfirmed(trouble: SendFault): Promise<void> {
  const session = await house.ownedBy(agent);
  house.simulator.switches.set({ nextSend: trouble });
  const text = nextText();
  const { id } = await agent.reply(session.id, text);
  await wechat.settled(id);
  expect(await wechat.stateOf(id)).toBe("unconfirmed");
  house.clock.advance(10 * 60_000);
  const next = await agent.reply(session.id, nextText());
  await wechat.settled(next.id);
  expect(await wechat.stateOf(next.id)).toBe("sent");
  expect([await wechat.stateOf(id), wechat.sendsOf(text).length]).toEqual(["unconfirmed", 1]);
}

it.each(["hang", "hang_undelivered", "http_500", "html", "empty", "cut_json"] as const)(
  "[P5] [P6] [F29] [F30] %s leaves the reply unconfirmed and not sent again",
  staysUnconfirmed,
);

it.each(["reset_after", "reset_before"] as const)(
  "[P5] [P6] [F29] [F30] %s, on the connection, leaves the reply unconfirmed and not sent again",
  { tags: ["slow"] },
  staysUnconfirmed,
);

it("[OB11] a missing answer is logged with what came instead", async () => {
  const session = await house.ownedBy(agent);
  house.simulator.switches.set({ nextSend: "http_500" });
  const text = nextText();
  const { id } = await agent.reply(session.id, text);
  await wechat.settled(id);
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

it("[P6] a person may resend an unconfirmed reply as a new message linked to the old", {
  tags: ["slow"],
}, async () => {
  const session = await house.ownedBy(agent);
  house.simulator.switches.set({ nextSend: "reset_after" });
  const first = await agent.reply(session.id, nextText());
  await wechat.settled(first.id);
  const body = { clientMessageId: crypto.randomUUID(), type: "text", text: nextText(), resendOf: first.id };
  const again = await agent.post(`/api/sessions/${session.id}/replies`, body);
  expect(again.body).toMatchObject({ message: { resendOf: first.id } });
  const { message } = again.body as { message: Message };
  await wechat.settled(message.id);
  expect([await wechat.stateOf(first.id), await wechat.stateOf(message.id)]).toEqual(["unconfirmed", "sent"]);
});

it("[P5] [OB1] [F35] twenty simultaneous copies of a reply are one message and one call", async () => {
  const session = await house.ownedBy(agent);
  const text = nextText();
  const body = { clientMessageId: crypto.randomUUID(), type: "text", text };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => agent.post(`/api/sessions/${session.id}/replies`, body)),
  );
  const ids = new Set(answers.map((a) => (a.body as { message: Message }).message.id));
  expect([ids.size, answers.every((a) => a.status === 200)]).toEqual([1, true]);
  await wechat.settled([...ids][0] as string);
  expect(wechat.sendsOf(text)).toHaveLength(1);
  const other = await agent.post(`/api/sessions/${session.id}/replies`, { ...body, text: "别的" });
  expect(other.body).toEqual({ refusal: "client_message_id_reused" });
});

it("[OB3] [OB4] [F32] replies are sent in order and once after WeChat was unreachable for 30 s", async () => {
  const session = await house.ownedBy(agent);
  await wechat.gate.close();
  const upAgain = house.clock.now() + 30_000;
  const texts = [nextText(), nextText(), nextText()];
  const messages: Message[] = [];
  for (const text of texts) messages.push(await agent.reply(session.id, text));
  await expect
    .poll(async () => (await moveToNextAttempt()) && house.clock.now() >= upAgain, deadline)
    .toBe(true);
  expect(house.simulator.ledger.listSends().filter((s) => texts.includes(s.content))).toEqual([]);
  await wechat.gate.open();
  await expect.poll(moveToNextAttempt, deadline).toBe(false);
  expect(await Promise.all(messages.map((m) => wechat.stateOf(m.id)))).toEqual(["sent", "sent", "sent"]);
  const order = house.simulator.ledger.listSends().filter((s) => texts.includes(s.content));
  expect(order.map((s) => s.content)).toEqual(texts);
  expect(house.clock.now() - upAgain).toBeLessThan(60_000);
});

it("[OB5] [F32] a reply fails within 60 s and restores its allowance while WeChat is unreachable", {
  tags: ["slow"],
}, async () => {
  const session = await house.ownedBy(agent);
  await wechat.gate.close();
  const { id } = await agent.reply(session.id, nextText());
  const since = house.clock.now();
  await expect.poll(moveToNextAttempt, deadline).toBe(false);
  await wechat.gate.open();
  expect(house.clock.now() - since).toBeLessThan(60_000);
  expect((await wechat.messageRow(id)).delivery).toMatchObject({ state: "failed", reason: "unreachable" });
  expect((await wechat.allowanceOf(session)).left).toBe(3);
});

it("[P6] dropped connections for 30 s cause no duplicate and no false state", {
  tags: ["slow"],
}, async () => {
  const sessions = await Promise.all(Array.from({ length: 5 }, () => house.ownedBy(agent)));
  house.simulator.takeDown(30_000);
  const texts = sessions.map(nextText);
  const messages = await Promise.all(sessions.map((s, i) => agent.reply(s.id, texts[i] as string)));
  await expect.poll(moveToNextAttempt, deadline).toBe(false);
  house.simulator.takeDown(0);
  for (const [i, { id }] of messages.entries()) {
    const delivered = wechat.sendsOf(texts[i] as string).filter((s) => s.delivered).length;
    const state = await wechat.stateOf(id);
    expect(["sent", "failed", "unconfirmed"]).toContain(state);
    expect(delivered).toBeLessThanOrEqual(1);
    if (state !== "unconfirmed") expect(delivered).toBe(state === "sent" ? 1 : 0);
  }
});
