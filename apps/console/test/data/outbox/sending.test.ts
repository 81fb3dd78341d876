/** How replies leave, and in which order. */
import type { SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { act } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import {
  dismissReply,
  forgetPendingOf,
  onRefused,
  repliesGone,
} from "../../../src/data/outbox/pending-replies.ts";
import { loadPending } from "../../../src/data/outbox/pending-storage.ts";
import { confirmSent, kickSending, sendNote, sendReply } from "../../../src/data/outbox/sending.ts";
import { messagesQuery } from "../../../src/data/queries/messages.ts";
import { accountId, event, meId, message, session } from "../../desk.ts";
import {
  type Answer,
  answers,
  asked,
  json,
  noNetwork,
  replyServerForEach,
  s1,
  say,
  sent,
  settle,
  tiles,
} from "../feed/reply-server.ts";

replyServerForEach();

const emptyPage = { seq: 10, more: false, newer: false, gaps: [], messages: [] };

/** The headers have come, and then the line broke; or a gateway put a page of its own in the place of the answer. */
const brokenOff: Answer = () =>
  Promise.resolve(new Response('{"message":{"id":', { headers: { "content-type": "application/json" } }));
const signInPage: Answer = () => Promise.resolve(new Response("<!doctype html><title>Wi-Fi</title>"));

test("[OB1] without a network a reply waits, and goes out again under the same id", async () => {
  answers.push(noNetwork, noNetwork);
  const id = say("在的");
  await settle();
  expect(tiles().map((p) => p.state)).toEqual(["queued"]);
  await settle(500);
  await settle(1000);
  expect(sent.map((s) => s.clientMessageId)).toEqual([id, id, id]);
  expect(tiles()).toEqual([]);
});

test("[RT3] what is to be sent to a customer who was erased meanwhile leaves the browser, and is not told as refused", async () => {
  const heard = vi.fn();
  const stop = onRefused(heard);
  answers.push(noNetwork, json(409, { refusal: "session_not_found" }));
  say("在的");
  say("还在吗");
  await settle();
  expect(tiles()).toHaveLength(2);
  await settle(500);
  expect([tiles(), loadPending(), heard.mock.calls]).toEqual([[], [], []]);
  expect(sent).toHaveLength(2);
  stop();
});

test("[RD5] a reply that arrives while an older place is read does not stand right behind it: what lies between would be missing", async () => {
  const held = { ...emptyPage, newer: true, messages: [message("long ago", 5)] };
  const { queryKey } = messagesQuery(s1.conversationId);
  queryClient.setQueryData(queryKey, held);
  say("在的");
  await settle();
  expect(queryClient.getQueryData(queryKey)?.messages).toEqual(held.messages);
  queryClient.removeQueries({ queryKey });
});

test("[OB7] [T6] by the answer alone, while no line brings the feed, one's own reply stands where it was written, once", async () => {
  const { queryKey } = messagesQuery(s1.conversationId);
  queryClient.setQueryData(queryKey, { ...emptyPage, messages: [message("asked", 5)] });
  const shown = () => queryClient.getQueryData(queryKey)?.messages.map((m) => m.id);
  say("在的");
  await settle();
  expect([shown(), tiles()]).toEqual([["asked", "m"], []]);
  say("马上查"); // the server answers the same line again, as it does to a repetition
  await settle();
  expect(shown()).toEqual(["asked", "m"]);
  queryClient.removeQueries({ queryKey });
});

test("[OB7] replies of several conversations that fail together wait half a second, not twice as long for each", async () => {
  kickSending();
  const others = ["s2", "s3", "s4"].map((id) => session(id));
  answers.push(noNetwork, noNetwork, noNetwork);
  for (const other of others)
    sendReply({ accountId, session: other, agentId: meId }, { type: "text", text: other.id });
  await settle(499);
  expect(sent).toHaveLength(3);
  await settle(1);
  expect(sent.map((s) => s.text)).toEqual(["s2", "s3", "s4", "s2", "s3", "s4"]);
});

test("[OB4] replies leave in the order they were written", async () => {
  answers.push(noNetwork);
  say("一");
  say("二");
  await settle();
  act(() => kickSending());
  await settle();
  expect(sent.map((s) => s.text)).toEqual(["一", "一", "二"]);
});

test("[RA3] a refusal stays as a failed tile, with its reason, until it is taken away", async () => {
  answers.push(json(409, { refusal: "reply_allowance_used", left: 0, until: 5 }));
  const id = say("还有吗");
  await settle();
  expect(tiles()[0]?.failure).toEqual({
    kind: "refusal",
    ok: false,
    refusal: { refusal: "reply_allowance_used", left: 0, until: 5 },
  });
  act(() => dismissReply(id));
  expect(tiles()).toEqual([]);
});

test("[KB10] waits for what is on its way of a session, not of another, nor for what was refused", async () => {
  const isGone = async (id?: SessionId) => {
    let gone = false;
    void repliesGone(id).then(() => {
      gone = true;
    });
    await settle();
    return gone;
  };
  const other = session("s2").id;
  const goneNow = async () => [await isGone(), await isGone(s1.id), await isGone(other)];
  expect(await goneNow()).toEqual([true, true, true]);
  const answer = Promise.withResolvers<Response>();
  answers.push(() => answer.promise);
  say("一");
  await settle();
  expect(await goneNow()).toEqual([false, false, true]);
  answer.resolve(Response.json({ refusal: "session_inactive" }, { status: 409 }));
  await settle();
  expect(await goneNow()).toEqual([true, true, true]);
});

test("[RT3] what was still to be sent to an erased customer is not sent, and nothing else is lost", async () => {
  answers.push(noNetwork, noNetwork);
  say("一");
  sendReply({ accountId, session: session("s2"), agentId: meId }, { type: "text", text: "二" });
  await settle();
  forgetPendingOf(s1.conversationId);
  expect(tiles()).toEqual([]);
  await settle(60_000);
  expect(sent.map((s) => s.text).toSorted()).toEqual(["一", "二", "二"]);
});

test("[T30] [OB1] the feed's word is enough: a reply it tells of has no tile of its own", async () => {
  answers.push(noNetwork);
  const clientMessageId = say("在的");
  await settle();
  act(() =>
    confirmSent([event(20, { type: "reply_queued", message: message("m", 20, { clientMessageId }) })]),
  );
  expect(tiles()).toEqual([]);
});

test("[NO4] [NO8] a note goes to the door of notes, as nothing but a note, also when it is sent again", async () => {
  answers.push(noNetwork);
  const id = sendNote({ accountId, session: s1, agentId: meId }, "他总是砍价");
  await settle();
  expect(tiles().map((p) => p.body)).toEqual([{ type: "note", clientMessageId: id, note: "他总是砍价" }]);
  act(() => kickSending());
  await settle();
  expect(asked).toEqual(["/api/sessions/s1/notes", "/api/sessions/s1/notes"]);
  expect(sent).toEqual([
    { clientMessageId: id, note: "他总是砍价" },
    { clientMessageId: id, note: "他总是砍价" },
  ]);
});

test.each([
  ["breaks off", brokenOff],
  ["is somebody else's page", signInPage],
])(
  "[OB7] an answer that %s is none: the reply goes out again, and the next one after it",
  async (_, answer) => {
    answers.push(answer);
    const first = say("一");
    const second = say("二");
    await settle();
    expect(tiles().map((p) => p.state)).toEqual(["queued", "queued"]);
    await settle(500);
    expect(sent.map((s) => s.clientMessageId)).toEqual([first, first, second]);
    expect(tiles()).toEqual([]);
  },
);

test("[OB7] what the feed tells of keeps the next reply waiting no longer for the answer", async () => {
  answers.push(() => new Promise(() => undefined));
  const clientMessageId = say("一");
  say("二");
  await settle();
  act(() =>
    confirmSent([event(20, { type: "reply_queued", message: message("m", 20, { clientMessageId }) })]),
  );
  await settle();
  expect(sent.map((s) => s.text)).toEqual(["一", "二"]);
});

test("[OB7] [SE4] who signs out waits for what they have sent, all of it", async () => {
  answers.push(noNetwork, noNetwork);
  say("一");
  say("二");
  sendNote({ accountId, session: session("s2"), agentId: meId }, "a regular");
  let gone = false;
  void repliesGone().then(() => {
    gone = true;
  });
  await settle();
  expect(gone).toBe(false);
  act(() => kickSending());
  await settle();
  expect(gone).toBe(true);
  expect(sent).toHaveLength(5);
});

test("[OB7] the answer takes nothing back of what the feed has told since of the same reply", async () => {
  const { queryKey } = messagesQuery(s1.conversationId);
  const delivery = (state: string) => ({ direction: "out", delivery: { state } }) as Partial<Message>;
  queryClient.setQueryData(queryKey, { ...emptyPage, messages: [message("m", 20, delivery("sent"))] });
  answers.push(json(200, { message: message("m", 20, delivery("queued")) }));
  say("在的");
  await settle();
  expect(queryClient.getQueryData(queryKey)?.messages.map((m) => m.delivery?.state)).toEqual(["sent"]);
  queryClient.removeQueries({ queryKey });
});

test("[TR11] a reply says which line stood last when it was written, also when it leaves much later", async () => {
  answers.push(noNetwork);
  const lastMessage = { id: "seen" } as Session["lastMessage"];
  sendReply({ accountId, session: { ...s1, lastMessage }, agentId: meId }, { type: "text", text: "在的" });
  await settle(60_000);
  expect(sent).toMatchObject([{ seen: "seen" }, { seen: "seen" }]);
});
