/** Replies that wait some seconds before they leave, so that their writer can take them back. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { forgetPending } from "../../../src/data/outbox/pending-replies.ts";
import { loadPending } from "../../../src/data/outbox/pending-storage.ts";
import { delayReplies } from "../../../src/data/outbox/send-delay.ts";
import type { PendingReply } from "../../../src/data/outbox/send-queue.ts";
import { sendAllOf, sendNote, sendReply, startSending } from "../../../src/data/outbox/sending.ts";
import { endSession } from "../../../src/data/queries/sessions.ts";
import { latestHeld, undoHeld } from "../../../src/features/conversation/delivery/undo-held.ts";
import { accountId, meId } from "../../desk.ts";
import {
  answers,
  asked,
  noNetwork,
  replyServerForEach,
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

test("[OB16] a reply leaves after five seconds, once, and what was written after it leaves behind it", async () => {
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

test("[OB16] undone in time it never leaves, and its text is in the box again", async () => {
  say("写错了");
  await settle(4_900);
  expect(undoHeld(latestHeld(accountId) as PendingReply)).toBe(true);
  await settle(60_000);
  expect([texts(), tiles(), loadPending(), readDraft(s1.id)]).toEqual([[], [], [], "写错了"]);
});

test("[OB16] everything of one press is undone together, and after its time nothing is", async () => {
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

test("[OB16] a reply leaves at once when its page is left", async () => {
  say("马上走");
  window.dispatchEvent(new Event("pagehide"));
  await settle();
  expect(texts()).toEqual(["马上走"]);
  await settle(10_000);
  expect(sent).toHaveLength(1);
});

test("[OB16] a reply leaves before the end of its session, which waits for it", async () => {
  say("再见");
  void endSession(accountId, s1.id);
  await settle();
  expect(asked.map((path) => path.split("/").at(-1))).toEqual(["replies", "end"]);
});

test("[OB16] another page of the agent holds it a second longer and sends the same reply", async () => {
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

test("[OB16] without a connection it leaves once there is one, and cannot be undone meanwhile", async () => {
  answers.push(noNetwork);
  const id = say("断网了");
  await settle(5_000);
  expect(latestHeld(accountId)).toBeUndefined();
  await settle(500);
  expect(sent.map((s) => s.clientMessageId)).toEqual([id, id]);
});
