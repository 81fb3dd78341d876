import type { ClientMessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messagesQuery } from "../../src/api/messages.ts";
import { queryClient } from "../../src/api/query-client.ts";
import {
  dismissReply,
  forgetPending,
  forgetPendingOf,
  isAnswered,
  onRefused,
  repliesGone,
  usePendingReplies,
} from "../../src/state/pending-replies.ts";
import { loadPending, storePending } from "../../src/state/pending-storage.ts";
import {
  confirmSent,
  kickSending,
  sendAgain,
  sendNote,
  sendReply,
  startSending,
} from "../../src/sync/sending.ts";
import { serverNow } from "../../src/ui/time/server-clock.ts";
import { accountId, event, meId, message, otherId, session } from "../desk.ts";

const s1 = session("s1");
const emptyPage = { seq: 10, more: false, newer: false, gaps: [], messages: [] };
type Answer = () => Promise<Response>;
const answers: Answer[] = [];
const sent: { clientMessageId: ClientMessageId; text: string }[] = [];
const asked: string[] = [];
const json =
  (status: number, body: object): Answer =>
  () =>
    Promise.resolve(Response.json(body, { status }));
const noNetwork: Answer = () => Promise.reject(new TypeError("failed to fetch"));
const accepted: Answer = json(200, { message: message("m", 20) });

beforeEach(() => {
  vi.useFakeTimers();
  answers.length = 0;
  sent.length = 0;
  asked.length = 0;
  vi.stubGlobal("fetch", (path: string, { body }: { body: string }) => {
    asked.push(path);
    sent.push(JSON.parse(body));
    const answer = answers.shift() ?? accepted;
    return answer();
  });
});
afterEach(() => {
  forgetPending();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms));
const say = (text: string) => sendReply({ accountId, session: s1, agentId: meId }, { type: "text", text });
const tiles = () => renderHook(() => usePendingReplies(s1.conversationId)).result.current;

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

test("[FD4] a reload keeps what was not sent, and sends it", async () => {
  answers.push(noNetwork);
  const id = say("在的");
  await settle();
  expect(loadPending().map((p) => p.clientMessageId)).toEqual([id]);
  startSending(meId);
  await settle();
  expect(sent.map((s) => s.clientMessageId)).toEqual([id, id]);
  expect(loadPending()).toEqual([]);
});

test("[OB7] [FD4] what another agent left in this browser stays theirs, and is not sent", async () => {
  answers.push(noNetwork);
  say("我是许然");
  await settle();
  const theirs = loadPending().map((p) => ({ ...p, agentId: otherId }));
  forgetPending();
  storePending([], theirs);
  const stop = startSending(meId);
  await settle(60_000);
  expect(sent.map((s) => s.text)).toEqual(["我是许然"]);
  expect(tiles()).toEqual([]);
  expect(loadPending()).toEqual(theirs);
  stop();
  storePending(theirs, []);
});

test("[FD4] when the network is back what waits is sent at once, for as long as one is signed in", async () => {
  const stop = startSending(meId);
  answers.push(noNetwork, noNetwork);
  say("在的");
  await settle();
  window.dispatchEvent(new Event("online"));
  await settle();
  expect(sent.map((s) => s.text)).toEqual(["在的", "在的"]);
  stop();
  window.dispatchEvent(new Event("online"));
  await settle();
  expect(sent).toHaveLength(2);
});

test("[OB1] a reply that another tab is done with leaves this one too", async () => {
  const stop = startSending(meId);
  answers.push(noNetwork);
  const id = say("在的");
  await settle();
  const told = (key: string | null, newValue: string | null) =>
    act(() => void window.dispatchEvent(new StorageEvent("storage", { key, newValue })));
  told(null, null);
  told(`jieru.pending.${id}`, "{}");
  told(id, null);
  expect(tiles().map((p) => p.clientMessageId)).toEqual([id]);
  told(`jieru.pending.${id}`, null);
  expect(tiles()).toEqual([]);
  stop();
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

/** The headers have come, and then the line broke; or a gateway put a page of its own in the place of the answer. */
const brokenOff: Answer = () =>
  Promise.resolve(new Response('{"message":{"id":', { headers: { "content-type": "application/json" } }));
const signInPage: Answer = () => Promise.resolve(new Response("<!doctype html><title>Wi-Fi</title>"));

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

test("[OB7] where the browser stores nothing, another account opened in the page loses no reply", async () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  answers.push(noNetwork, noNetwork);
  const id = say("在的");
  await settle();
  startSending(meId);
  await settle();
  expect(tiles().map((p) => p.clientMessageId)).toEqual([id]);
  full.mockRestore();
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

test("[KB15] who has been answered is so at once, until they write again or the reply is refused", async () => {
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

test("[KB15] [OB12] once the feed has told of the reply, the session says who waits: also again, where it failed", async () => {
  const waits = session("s1", { unansweredSince: serverNow() - 1 });
  const told = say("yes");
  const later = say("and");
  await settle();
  confirmSent([
    { seq: 21, at: 0, type: "reply_queued", message: message("m1", 21, { clientMessageId: told }) },
  ]);
  expect(isAnswered(waits)).toBe(true);
  confirmSent([
    { seq: 22, at: 0, type: "reply_queued", message: message("m2", 22, { clientMessageId: later }) },
  ]);
  expect(isAnswered(waits)).toBe(false);
});

test("[KB15] a note is no answer", () => {
  sendNote({ accountId, session: s1, agentId: meId }, "a regular");
  expect(isAnswered(session("s1", { unansweredSince: serverNow() - 1 }))).toBe(false);
});

test("[OB7] [OB1] another account opened in the page sends nothing a second time that is on its way", async () => {
  const answer = Promise.withResolvers<Response>();
  answers.push(() => answer.promise);
  const id = say("在的");
  const stop = startSending(meId);
  await settle(60_000);
  expect(tiles().map((p) => p.clientMessageId)).toEqual([id]);
  expect(sent).toHaveLength(1);
  answer.resolve(Response.json({ message: message("m", 20) }));
  await settle();
  expect(tiles()).toEqual([]);
  stop();
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

/** What our server says of a request that it failed over. */
const fault: Answer = json(500, { title: "Something went wrong on our side" });
const texts = () => sent.map((s) => s.text);
/** Half a minute and a little more. */
const patienceMs = 31_500;

test("[OB13] a reply our server fails over is tried eight times, told once at its tile, and what was written later goes on", async () => {
  const heard = vi.fn();
  const stop = onRefused(heard);
  answers.push(...Array<Answer>(8).fill(fault));
  const id = say("毒");
  say("二");
  const times: number[] = [];
  for (let ms = 500; ms < patienceMs; ms += 500) {
    const before = sent.length;
    await settle(500);
    if (sent.length > before) times.push(ms);
  }
  expect(times).toEqual([500, 1500, 3500, 7500, 15_500, 23_500]);
  expect(tiles().map((p) => p.state)).toEqual(["queued", "queued"]);
  await settle(500);
  expect(texts()).toEqual([...Array(8).fill("毒"), "二"]);
  expect(tiles()).toMatchObject([{ clientMessageId: id, state: "refused", failure: { status: 500 } }]);
  expect(heard).toHaveBeenCalledTimes(1);
  await settle(60_000);
  expect(sent).toHaveLength(9);
  stop();
});

test("[OB13] what goes well in another conversation, or a network that is back, brings its next try no nearer", async () => {
  answers.push(fault);
  say("毒");
  await settle();
  sendReply({ accountId, session: session("s2"), agentId: meId }, { type: "text", text: "别人" });
  kickSending();
  await settle(499);
  expect(texts()).toEqual(["毒", "别人"]);
  await settle(1);
  expect(texts()).toEqual(["毒", "别人", "毒"]);
});

test("[OB13] who is away, or something else that answers in the server's place, is no failure over a reply", async () => {
  const page: Answer = () => Promise.resolve(new Response("<h1>500</h1>", { status: 500 }));
  const notNow = json(503, { refusal: "database_unavailable" });
  answers.push(...Array.from({ length: 30 }, (_, i) => [noNetwork, page, notNow][i % 3] as Answer));
  say("在的");
  await settle(10 * 60_000);
  expect([sent.length, tiles()]).toEqual([31, []]);
});

test("[OB13] [FD4] how often our server failed over it outlives a reload", async () => {
  answers.push(...Array<Answer>(8).fill(fault));
  say("毒");
  await settle(23_500);
  const kept = loadPending();
  forgetPending();
  storePending([], kept);
  const stop = startSending(meId);
  await settle();
  expect(sent).toHaveLength(8);
  expect(tiles()).toMatchObject([{ state: "refused" }]);
  stop();
});

test("[OB13] what one press sent is given up together, and sent again together, under its ids and behind what came since", async () => {
  const part = (text: string) =>
    sendReply({ accountId, session: s1, agentId: meId }, { type: "text", text }, "press");
  answers.push(...Array<Answer>(8).fill(fault));
  const ids = [part("一"), part("二"), part("三")];
  say("另一句");
  await settle(patienceMs);
  expect(texts()).toEqual([...Array(8).fill("一"), "另一句"]);
  expect(tiles().map((p) => [p.clientMessageId, p.state])).toEqual(ids.map((id) => [id, "refused"]));
  sent.length = 0;
  answers.push(noNetwork);
  say("后来的");
  const [, second] = tiles();
  act(() => second && sendAgain(second));
  await settle(500);
  expect(sent.map((s) => s.clientMessageId).slice(2)).toEqual(ids);
  expect(texts()).toEqual(["后来的", "后来的", "一", "二", "三"]);
  expect(tiles()).toEqual([]);
});

test("[OB13] a note is given up and sent again like a reply, by its own door", async () => {
  answers.push(...Array<Answer>(8).fill(fault));
  const id = sendNote({ accountId, session: s1, agentId: meId }, "他总是砍价");
  await settle(patienceMs);
  const [note] = tiles();
  act(() => note && sendAgain(note));
  await settle();
  expect(new Set(asked)).toEqual(new Set(["/api/sessions/s1/notes"]));
  expect(sent.at(-1)).toEqual({ clientMessageId: id, note: "他总是砍价" });
  expect(tiles()).toEqual([]);
});
