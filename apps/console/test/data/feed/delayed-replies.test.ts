import { afterEach, beforeEach, expect, test } from "vitest";
import { readDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { loadPending } from "../../../src/data/outbox/pending-storage.ts";
import { delayReplies } from "../../../src/data/outbox/send-delay.ts";
import type { PendingReply } from "../../../src/data/outbox/send-queue.ts";
import { sendAllOf, sendNote, sendReply, startSending } from "../../../src/data/outbox/sending.ts";
import { endSession } from "../../../src/data/queries/sessions.ts";
import { latestHeld, undoHeld } from "../../../src/features/conversation/delivery/undo-held.ts";
import { accountId, meId } from "../../fixtures.ts";
import {
  answers,
  noNetwork,
  replyServerForEach,
  requests,
  s1,
  say,
  sent,
  settle,
  texts,
  tiles,
} from "./reply-server.ts";

replyServerForEach();
let stop: () => void;
beforeEach(() => {
  delayReplies(true);
  writeDraft(s1.id, "");
  stop = startSending(meId);
});
afterEach(() => {
  delayReplies(false);
  stop();
});

test("[OB16] a delayed reply leaves once after five seconds, before later replies", async () => {
  say("第一句");
  await settle(3_000);
  say("第二句");
  sendNote({ accountId, session: s1, agentId: meId }, "备注");
  await settle(1_999);
  expect(sent).toEqual([]);
  await settle(1);
  expect(texts()[0]).toBe("第一句");
  await settle(3_000);
  expect(sent).toHaveLength(3);
  expect(tiles()).toEqual([]);
});

test("[OB16] an undone reply is never sent, and its text returns to the composer", async () => {
  say("写错了");
  await settle(4_900);
  expect(undoHeld(latestHeld(accountId) as PendingReply)).toBe(true);
  await settle(60_000);
  expect([texts(), tiles(), loadPending(), readDraft(s1.id)]).toEqual([[], [], [], "写错了"]);
});

test("[OB16] undo takes back all texts of one press, and nothing after the delay", async () => {
  const author = { accountId, session: s1, agentId: meId };
  for (const text of ["长文的前半", "，后半"]) sendReply(author, { type: "text", text }, "press");
  undoHeld(latestHeld(accountId) as PendingReply);
  expect(readDraft(s1.id)).toBe("长文的前半，后半");
  writeDraft(s1.id, "");
  say("好的");
  const held = latestHeld(accountId) as PendingReply;
  await settle(5_000);
  expect(undoHeld(held)).toBe(false);
  expect([texts(), readDraft(s1.id), latestHeld(accountId)]).toEqual([["好的"], "", undefined]);
});

test("[OB16] a delayed reply leaves at once when the page is left", async () => {
  say("马上走");
  window.dispatchEvent(new Event("pagehide"));
  await settle();
  expect(texts()).toEqual(["马上走"]);
  await settle(10_000);
  expect(sent).toHaveLength(1);
});

test("[OB16] a delayed reply leaves before its session ends", async () => {
  say("再见");
  void endSession(accountId, s1.id);
  await settle();
  expect(requests.map((path) => path.split("/").at(-1))).toEqual(["replies", "end"]);
});

test("[OB16] another page of the agent sends the same reply one second later", async () => {
  const id = say("在吗");
  const [stored] = loadPending();
  forgetPending();
  localStorage.setItem(`jieru.pending.${id}`, JSON.stringify(stored));
  sendAllOf(meId);
  await settle(5_999);
  expect(sent).toEqual([]);
  await settle(1);
  expect(sent.map((s) => s.clientMessageId)).toEqual([id]);
});

test("[OB16] without a connection a reply leaves after reconnecting, and cannot be undone", async () => {
  answers.push(noNetwork);
  const id = say("断网了");
  await settle(5_000);
  expect(latestHeld(accountId)).toBeUndefined();
  await settle(500);
  expect(sent.map((s) => s.clientMessageId)).toEqual([id, id]);
});
