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
  repliesAnswered,
} from "../../../src/data/outbox/pending-replies.ts";
import { loadPending } from "../../../src/data/outbox/pending-storage.ts";
import { confirmSent, kickSending, sendNote, sendReply } from "../../../src/data/outbox/sending.ts";
import { messagesQuery } from "../../../src/data/queries/messages.ts";
import { accountId, event, meId, message, session } from "../../fixtures.ts";
import {
  type Answer,
  answers,
  json,
  noNetwork,
  replyServerForEach,
  requests,
  s1,
  say,
  sent,
  settle,
  tiles,
} from "../feed/reply-server.ts";

replyServerForEach();

const emptyPage = { seq: 10, more: false, newer: false, gaps: [], messages: [] };

/** The connection breaks within the body, or a captive portal answers. */
const brokenOff: Answer = () =>
  Promise.resolve(new Response('{"message":{"id":', { headers: { "content-type": "application/json" } }));
const signInPage: Answer = () => Promise.resolve(new Response("<!doctype html><title>Wi-Fi</title>"));

test("[OB1] a reply waits without a network, and is sent again under the same id", async () => {
  answers.push(noNetwork, noNetwork);
  const id = say("在的");
  await settle();
  expect(tiles().map((p) => p.state)).toEqual(["queued"]);
  await settle(500);
  await settle(1000);
  expect(sent.map((s) => s.clientMessageId)).toEqual([id, id, id]);
  expect(tiles()).toEqual([]);
});

test("[RT3] replies to an erased customer are removed without being reported as refused", async () => {
  const listener = vi.fn();
  const stop = onRefused(listener);
  answers.push(noNetwork, json(409, { refusal: "session_not_found" }));
  say("在的");
  say("还在吗");
  await settle();
  expect(tiles()).toHaveLength(2);
  await settle(500);
  expect([tiles(), loadPending(), listener.mock.calls]).toEqual([[], [], []]);
  expect(sent).toHaveLength(2);
  stop();
});

test("[RD5] a sent reply is not added to an older page of messages", async () => {
  const held = { ...emptyPage, newer: true, messages: [message("long ago", 5)] };
  const { queryKey } = messagesQuery(s1.conversationId);
  queryClient.setQueryData(queryKey, held);
  say("在的");
  await settle();
  expect(queryClient.getQueryData(queryKey)?.messages).toEqual(held.messages);
  queryClient.removeQueries({ queryKey });
});

test("[OB7] [T6] an accepted reply is shown once without the feed", async () => {
  const { queryKey } = messagesQuery(s1.conversationId);
  queryClient.setQueryData(queryKey, { ...emptyPage, messages: [message("asked", 5)] });
  const shown = () => queryClient.getQueryData(queryKey)?.messages.map((m) => m.id);
  say("在的");
  await settle();
  expect([shown(), tiles()]).toEqual([["asked", "m"], []]);
  say("马上查"); // the server answers with the same message, as it does to a repetition
  await settle();
  expect(shown()).toEqual(["asked", "m"]);
  queryClient.removeQueries({ queryKey });
});

test("[OB7] replies of several conversations that fail together wait half a second", async () => {
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

test("[OB4] replies are sent in the order of writing", async () => {
  answers.push(noNetwork);
  say("一");
  say("二");
  await settle();
  act(() => kickSending());
  await settle();
  expect(sent.map((s) => s.text)).toEqual(["一", "一", "二"]);
});

test("[RA3] a refused reply stays as a failed tile until it is dismissed", async () => {
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

test("[KB10] waits for pending replies of a session, not of another or refused ones", async () => {
  const isGone = async (id?: SessionId) => {
    let gone = false;
    void repliesAnswered(id).then(() => {
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

test("[RT3] unsent replies to an erased customer are removed, and others are sent", async () => {
  answers.push(noNetwork, noNetwork);
  say("一");
  sendReply({ accountId, session: session("s2"), agentId: meId }, { type: "text", text: "二" });
  await settle();
  forgetPendingOf(s1.conversationId);
  expect(tiles()).toEqual([]);
  await settle(60_000);
  expect(sent.map((s) => s.text).toSorted()).toEqual(["一", "二", "二"]);
});

test("[T30] [OB1] a reply confirmed by the feed has no pending tile", async () => {
  answers.push(noNetwork);
  const clientMessageId = say("在的");
  await settle();
  act(() =>
    confirmSent([event(20, { type: "reply_queued", message: message("m", 20, { clientMessageId }) })]),
  );
  expect(tiles()).toEqual([]);
});

test("[NO4] [NO8] a note is sent through the notes endpoint, also when it is repeated", async () => {
  answers.push(noNetwork);
  const id = sendNote({ accountId, session: s1, agentId: meId }, "他总是砍价");
  await settle();
  expect(tiles().map((p) => p.body)).toEqual([{ type: "note", clientMessageId: id, note: "他总是砍价" }]);
  act(() => kickSending());
  await settle();
  expect(requests).toEqual(["/api/sessions/s1/notes", "/api/sessions/s1/notes"]);
  expect(sent).toEqual([
    { clientMessageId: id, note: "他总是砍价" },
    { clientMessageId: id, note: "他总是砍价" },
  ]);
});

test.each([
  ["breaks off", brokenOff],
  ["is the page of a proxy", signInPage],
])("[OB7] a reply whose response %s is sent again, before the next reply", async (_, answer) => {
  answers.push(answer);
  const first = say("一");
  const second = say("二");
  await settle();
  expect(tiles().map((p) => p.state)).toEqual(["queued", "queued"]);
  await settle(500);
  expect(sent.map((s) => s.clientMessageId)).toEqual([first, first, second]);
  expect(tiles()).toEqual([]);
});

test("[OB7] the next reply is sent once the feed confirms the previous one", async () => {
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

test("[OB7] [SE4] signing out waits for all pending replies", async () => {
  answers.push(noNetwork, noNetwork);
  say("一");
  say("二");
  sendNote({ accountId, session: session("s2"), agentId: meId }, "a regular");
  let gone = false;
  void repliesAnswered().then(() => {
    gone = true;
  });
  await settle();
  expect(gone).toBe(false);
  act(() => kickSending());
  await settle();
  expect(gone).toBe(true);
  expect(sent).toHaveLength(5);
});

test("[OB7] a response does not replace a newer delivery state from the feed", async () => {
  const { queryKey } = messagesQuery(s1.conversationId);
  const delivery = (state: string) => ({ direction: "out", delivery: { state } }) as Partial<Message>;
  queryClient.setQueryData(queryKey, { ...emptyPage, messages: [message("m", 20, delivery("sent"))] });
  answers.push(json(200, { message: message("m", 20, delivery("queued")) }));
  say("在的");
  await settle();
  expect(queryClient.getQueryData(queryKey)?.messages.map((m) => m.delivery?.state)).toEqual(["sent"]);
  queryClient.removeQueries({ queryKey });
});

test("[TR11] a reply names the last message its author saw, also when it is sent later", async () => {
  answers.push(noNetwork);
  const lastMessage = { id: "seen" } as Session["lastMessage"];
  sendReply({ accountId, session: { ...s1, lastMessage }, agentId: meId }, { type: "text", text: "在的" });
  await settle(60_000);
  expect(sent).toMatchObject([{ seen: "seen" }, { seen: "seen" }]);
});
