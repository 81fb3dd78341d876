import type { Message } from "@jieru/shared/domain/message";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { picture } from "./cast.ts";
import type { Console } from "./console.ts";
import { type Feed, openFeed } from "./feed.ts";
import { endingWhatHangs } from "./impatient.ts";
import { appId, deadline, lin, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let agent: Console;
let present: Feed;

beforeAll(async () => {
  house = await openTestServer({ fetch: endingWhatHangs(() => house.simulator) });
  agent = await house.consoleOf(lin);
  present = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
  await present.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
});
afterEach(() => void house.simulator.switches.set({ tokenFault: "normal", uploadFault: "normal" }));
afterAll(async () => {
  present.close();
  await house.stop();
});

const stateOf = async ({ id }: Message) =>
  (
    await house.rows<{ state: string }>(`select delivery ->> 'state' as state from messages where id = $1`, [
      id,
    ])
  )[0]?.state;
const attemptsOf = async ({ id }: Message) =>
  (
    await house.rows<{ attempts: number }>(
      `select attempts from outbox where message_id = $1 and state = 'queued'`,
      [id],
    )
  )[0]?.attempts;
const unanswered = (call: string) =>
  house.simulator.ledger.list().filter((e) => e.kind === "call" && e.call === call && e.errcode === null);
const delivered = (msgtype: string) =>
  house.simulator.ledger.listSends().filter((send) => send.delivered && send.msgtype === msgtype);

async function replyWithImage(sessionId: string): Promise<Message> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(picture)], { type: "image/png" }), "cup.png");
  const uploaded = await agent.send("POST", `/api/accounts/${house.accountId}/media`, form);
  const { mediaId } = uploaded.body as { mediaId: string };
  const body = { clientMessageId: crypto.randomUUID(), type: "image", mediaId };
  const answer = await agent.post(`/api/sessions/${sessionId}/replies`, body);
  return (answer.body as { message: Message }).message;
}

it("[OB3] [F29] a hanging token call sends nothing; the reply is retried and sent once", async () => {
  const session = await house.ownedBy(agent);
  house.simulator.revokeTokens(appId);
  house.simulator.switches.set({ tokenFault: "hang" });
  const message = await agent.reply(session.id, "这就寄");
  await expect.poll(() => attemptsOf(message), deadline).toBe(1);
  expect(unanswered("stable_token").length).toBeGreaterThan(0);
  expect([await stateOf(message), delivered("text")]).toEqual(["queued", []]);
  house.simulator.switches.set({ tokenFault: "normal" });
  house.clock.advance(1_000);
  await expect.poll(() => stateOf(message), deadline).toBe("sent");
  expect(delivered("text")).toHaveLength(1);
});

it("[OB3] [F30] an upload that is cut off sends nothing; the image is retried and sent once", async () => {
  const session = await house.ownedBy(agent);
  house.simulator.switches.set({ uploadFault: "reset" });
  const message = await replyWithImage(session.id);
  await expect.poll(() => attemptsOf(message), deadline).toBe(1);
  expect(unanswered("media_upload")).toHaveLength(1);
  expect([await stateOf(message), delivered("image")]).toEqual(["queued", []]);
  house.simulator.switches.set({ uploadFault: "normal" });
  house.clock.advance(1_000);
  await expect.poll(() => stateOf(message), deadline).toBe("sent");
  expect(delivered("image")).toHaveLength(1);
});

it("[OB5] [F29] a reply without token fails within a minute and restores its allowance", {
  tags: ["slow"],
}, async () => {
  const session = await house.ownedBy(agent);
  house.simulator.revokeTokens(appId);
  house.simulator.switches.set({ tokenFault: "cut_json" });
  const message = await agent.reply(session.id, "马上");
  for (const [attempt, waitMs] of [1_000, 4_000, 10_000, 20_000].entries()) {
    await expect.poll(() => attemptsOf(message), deadline).toBe(attempt + 1);
    house.clock.advance(waitMs);
  }
  await expect.poll(() => stateOf(message), deadline).toBe("failed");
  const { session: after } = (await agent.get(`/api/sessions/${session.id}`)).body as {
    session: { allowance: { left: number } };
  };
  expect(after.allowance.left).toBe(3);
});
