import { expect, test } from "vitest";
import { isAnswered } from "../../../src/data/outbox/pending-replies.ts";
import { confirmSent, sendNote } from "../../../src/data/outbox/sending.ts";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId, meId, message, session } from "../../fixtures.ts";
import { answers, json, replyServerForEach, s1, say, settle } from "./reply-server.ts";

replyServerForEach();

test("[KB15] a customer counts as answered at once, until they write again or the reply is refused", async () => {
  const waits = session("s1", { unansweredSince: serverNow() - 1 });
  expect(isAnswered(waits)).toBe(false);
  say("yes");
  expect(isAnswered(waits)).toBe(true);
  await settle();
  expect(isAnswered(waits)).toBe(true);
  expect(isAnswered({ ...waits, unansweredSince: Date.now() + 60_000 })).toBe(false);
  answers.push(json(409, { refusal: "not_owner" }));
  say("again");
  await settle();
  expect(isAnswered(waits)).toBe(false);
});

test("[KB15] [OB12] the session state counts again after the feed has confirmed all replies", async () => {
  const waits = session("s1", { unansweredSince: serverNow() - 1 });
  const confirmed = say("yes");
  const later = say("and");
  await settle();
  confirmSent([
    { seq: 21, at: 0, type: "reply_queued", message: message("m1", 21, { clientMessageId: confirmed }) },
  ]);
  expect(isAnswered(waits)).toBe(true);
  confirmSent([
    { seq: 22, at: 0, type: "reply_queued", message: message("m2", 22, { clientMessageId: later }) },
  ]);
  expect(isAnswered(waits)).toBe(false);
});

test("[KB15] a note does not count as an answer", () => {
  sendNote({ accountId, session: s1, agentId: meId }, "a regular");
  expect(isAnswered(session("s1", { unansweredSince: serverNow() - 1 }))).toBe(false);
});
