import type { SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { EventOf } from "@jieru/shared/domain/snapshot";
import type { EndedPage } from "@jieru/shared/protocol/http";
import { InfiniteQueryObserver, QueryObserver } from "@tanstack/react-query";
import { beforeEach, expect, test, vi } from "vitest";
import { type EndedFilter, endedSessionsQuery } from "../../src/api/ended-sessions.ts";
import { messagesQuery } from "../../src/api/messages.ts";
import { createQueryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import { readDraft, writeDraft } from "../../src/drafts/draft-store.ts";
import { signal } from "../../src/state/connection.ts";
import { forgetMessageEvents, recentMessageEvents } from "../../src/state/recent-events.ts";
import { wasErased } from "../../src/sync/forget-erased.ts";
import { conversationsLost, receiveFrame } from "../../src/sync/receive-frame.ts";
import {
  accountId,
  agent,
  event,
  frame,
  meId,
  message,
  otherId,
  session,
  snapshot,
  waiting,
} from "../desk.ts";

type SessionEventType = EventOf<"session_opened">["type"];

const s1 = session("s1");
const { queryKey } = snapshotQuery(accountId);
const messagesKey = messagesQuery(s1.conversationId).queryKey;
let client = createQueryClient();

beforeEach(() => {
  client = createQueryClient();
  forgetMessageEvents();
  client.setQueryData(queryKey, snapshot({ sessions: [s1] }));
  client.setQueryData(messagesKey, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
});
const held = () => client.getQueryData(queryKey);

test("[FD2] a frame that begins after what we hold is a gap, and changes nothing", () => {
  expect(receiveFrame(client, accountId, frame(11, 12, [event(12)]))).toBe("gap");
  expect(held()?.seq).toBe(10);
});

test("[FD2] a message of a frame stands in the page that is loaded of its conversation, and in no other", () => {
  const other = messagesQuery(session("s2").conversationId).queryKey;
  client.setQueryData(other, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
  receiveFrame(client, accountId, frame(10, 11, [event(11, { message: message("m", 11) })]));
  expect(client.getQueryData(messagesKey)?.messages.map((m) => m.id)).toEqual(["m"]);
  expect(client.getQueryData(other)?.messages).toEqual([]);
  const elsewhere = { conversationId: session("s3").conversationId };
  receiveFrame(client, accountId, frame(11, 12, [event(12, { message: message("n", 12, elsewhere) })]));
  expect(client.getQueryData(messagesQuery(elsewhere.conversationId).queryKey)).toBeUndefined();
});

test("[FD2] a frame that comes twice changes nothing the second time", () => {
  const once = frame(10, 11, [event(11, { message: message("m", 11) })]);
  receiveFrame(client, accountId, once);
  const after = client.getQueryData(messagesKey);
  expect(receiveFrame(client, accountId, once)).toBe("applied");
  expect(client.getQueryData(messagesKey)).toEqual(after);
});

test("[FD2] of a frame that overlaps only what is new counts", () => {
  receiveFrame(client, accountId, frame(10, 12, [event(12, { session: { ...s1, unread: 2 } })]));
  const overlapping = [
    event(12, { session: { ...s1, unread: 1 } }),
    event(13, { message: message("m", 13) }),
  ];
  receiveFrame(client, accountId, frame(9, 13, overlapping));
  expect(held()?.sessions[0]?.unread).toBe(2);
  expect(held()?.seq).toBe(13);
});

test("[FD2] news before the snapshot is loaded is left to it", () => {
  client.clear();
  expect(receiveFrame(client, accountId, frame(10, 11, []))).toBe("no_snapshot");
});

test("[FD2] messages of a page still on its way are joined on when it arrives", () => {
  const elsewhere = { conversationId: session("s2").conversationId };
  const news = [
    event(11, { message: message("m", 11) }),
    event(12),
    event(13, { message: message("n", 13, elsewhere) }),
  ];
  receiveFrame(client, accountId, frame(10, 13, news));
  expect(recentMessageEvents(s1.conversationId, 10).map((e) => e.seq)).toEqual([11]);
  expect(recentMessageEvents(s1.conversationId, 11)).toEqual([]);
});

test("[AG7] content leaves the console with the session", () => {
  const given = { ...s1, ownerId: otherId };
  receiveFrame(
    client,
    accountId,
    frame(10, 11, [event(11, { type: "session_transferred", session: given })]),
  );
  expect(client.getQueryData(messagesKey)).toBeUndefined();
});

test("[TG3] the tags that are suggested are asked for again as somebody changes one", () => {
  client.setQueryData(["tags", accountId], []);
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "tags_changed", session: s1 })]));
  expect(client.getQueryState(["tags", accountId])?.isInvalidated).toBe(true);
});

test("[AG7] [FI3] what a search found of it leaves too", () => {
  const hitOf = (id: string) => ({ customer: session(id).customer });
  const page = { messages: [hitOf("s1"), hitOf("s2")], customers: [hitOf("s1")] };
  client.setQueryData(["search", accountId, "messages"], { pages: [page], pageParams: [null] });
  receiveFrame(client, accountId, frame(10, 11, [event(11, { session: { ...s1, ownerId: otherId } })]));
  expect(client.getQueryData(["search", accountId, "messages"])).toMatchObject({
    pages: [{ messages: [hitOf("s2")], customers: [] }],
  });
});

test("[AG7] lists of ended sessions lose what was said in it with it, and are asked for again once it may be read", () => {
  const { queryKey: ended } = endedSessionsQuery(accountId);
  const last = { id: "m" } as never;
  const old = session("old", { ...s1, id: "old" as SessionId, state: "ended", lastMessage: last });
  const other = session("other", { state: "ended", lastMessage: last });
  client.setQueryData(ended, {
    pages: [{ sessions: [old, other], more: false, next: null }],
    pageParams: [null],
  });
  const tell = (at: number, ownerId: typeof meId) => {
    const given = event(at, { type: "session_transferred", session: { ...s1, ownerId } });
    receiveFrame(client, accountId, frame(at - 1, at, [given]));
  };
  tell(11, otherId);
  expect(client.getQueryData(ended)?.pages[0]?.sessions).toEqual([{ ...old, lastMessage: null }, other]);
  expect(client.getQueryState(ended)?.isInvalidated).toBe(false);
  tell(12, meId);
  expect(client.getQueryState(ended)?.isInvalidated).toBe(true);
});

test("[AG7] [RT1] they are not asked for again with each message of a session that was one's own all along, where nothing is kept of an earlier one", () => {
  const { queryKey: ended } = endedSessionsQuery(accountId);
  const old = session("old", { ...s1, id: "old" as SessionId, state: "ended", lastMessage: null });
  client.setQueryData(ended, {
    pages: [{ sessions: [old], more: false, next: null }],
    pageParams: [null],
  });
  receiveFrame(client, accountId, frame(10, 11, [event(11, { message: message("m", 11), session: s1 })]));
  expect(client.getQueryState(ended)?.isInvalidated).toBe(false);
});

test("[AG7] also when a waiting session one was reading is picked up by someone else", () => {
  const w = waiting("w1");
  const before = snapshot({ waiting: { count: 1, sessions: [w] } });
  const taken = frame(10, 11, [], { pickedUp: [{ sessionId: w.id, agentId: otherId }] });
  expect(conversationsLost(before, taken)).toEqual([w.conversationId]);
  const mine = frame(10, 11, [], { pickedUp: [{ sessionId: w.id, agentId: meId }] });
  expect(conversationsLost(before, mine)).toEqual([]);
});

test("[FD3] who looks at a session that leaves their lists learns how it stands", () => {
  vi.useFakeTimers();
  const w = waiting("w1", { lastMessage: { id: "m" } as never });
  const left = (id: string) => client.getQueryData(["session", id]);
  client.setQueryData(queryKey, snapshot({ sessions: [s1], waiting: { count: 1, sessions: [w] } }));
  const given = { ...s1, ownerId: otherId };
  const taken = { pickedUp: [{ sessionId: w.id, agentId: otherId }] };
  const transferred = event(11, { type: "session_transferred", session: given });
  receiveFrame(client, accountId, frame(10, 11, [transferred], taken));
  expect(left("s1")).toEqual(given);
  expect(left("w1")).toEqual({ ...w, state: "active", ownerId: otherId, lastMessage: null });
  const listed = event(12, { session: session("s2") });
  const line = event(13, { type: "session_waits_again", session: waiting("s3") });
  receiveFrame(client, accountId, frame(11, 13, [listed, line]));
  expect([left("s2"), left("s3")]).toEqual([undefined, undefined]);
  vi.runAllTimers(); // the row that says who picked it up leaves
  vi.useRealTimers();
});

test("[FD9] what a customer is called now stands in every session of theirs that is held", () => {
  const ended = endedSessionsQuery(accountId).queryKey;
  const over = session("over", { state: "ended", conversationId: s1.conversationId, customer: s1.customer });
  const other = session("other", { state: "ended" });
  client.setQueryData(["session", "over"], over);
  client.setQueryData(["session", "other"], other);
  client.setQueryData(ended, {
    pages: [{ sessions: [over, other], more: false, next: null }],
    pageParams: [null],
  });
  const customer = { ...s1.customer, remark: "老客户" };
  const renamed = event(11, { type: "remark_changed", session: { ...s1, customer } });
  receiveFrame(client, accountId, frame(10, 11, [renamed]));
  expect(client.getQueryData(["session", "over"])).toEqual({ ...over, customer });
  expect(client.getQueryData(["session", "other"])).toEqual(other);
  expect(client.getQueryData(ended)?.pages).toEqual([
    { sessions: [{ ...over, customer }, other], more: false, next: null },
  ]);
});

test("[FD9] quick replies that were changed are asked for again, those of this account", () => {
  const keys = [accountId, "other"].map((id) => ["quick-replies", id]);
  for (const key of keys) client.setQueryData(key, []);
  const isAsked = () => keys.map((key) => client.getQueryState(key)?.isInvalidated);
  receiveFrame(client, accountId, frame(10, 11, [event(11)]));
  expect(isAsked()).toEqual([false, false]);
  receiveFrame(client, accountId, frame(11, 12, [event(12), event(12, { type: "quick_replies_changed" })]));
  expect(isAsked()).toEqual([true, false]);
});

test("[AG5] a supervisor loses nothing", () => {
  const before = snapshot({ me: agent(meId, { role: "supervisor" }), sessions: [s1] });
  const away = event(11, { session: { ...s1, ownerId: otherId } });
  expect(conversationsLost(before, frame(10, 11, [away]))).toEqual([]);
});

test("[RT3] of an erased customer nothing stays: messages, the session, what was typed and what the feed told last", () => {
  const gone = session("erased"); // no other test's of this file: a page never forgets whose session was erased
  const { conversationId } = gone;
  const key = messagesQuery(conversationId).queryKey;
  client.setQueryData(queryKey, snapshot({ sessions: [gone] }));
  client.setQueryData(key, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
  receiveFrame(
    client,
    accountId,
    frame(10, 11, [
      event(11, { session: gone, message: message("m", 11, { conversationId, sessionId: gone.id }) }),
      event(11, { message: message("n", 11) }),
    ]),
  );
  client.setQueryData(["session", gone.id], gone);
  writeDraft(gone.id, "half a reply");
  const lists = ["ended", "blocked", "tags"].map((list) => [list, accountId]);
  for (const list of lists) client.setQueryData(list, { pages: [], pageParams: [] });
  const left = { ...gone, state: "ended" as const, endedAt: 1, lastMessage: null };
  receiveFrame(client, accountId, frame(11, 12, [event(12, { type: "customer_erased", session: left })]));
  expect(held()?.sessions).toEqual([]);
  expect(client.getQueryData(key)).toBeUndefined();
  expect(client.getQueryData(["session", gone.id])).toBeUndefined();
  expect(recentMessageEvents(conversationId, 0)).toEqual([]);
  expect(recentMessageEvents(s1.conversationId, 0)).toHaveLength(1);
  expect(readDraft(gone.id)).toBe("");
  expect(wasErased(gone.id)).toBe(true);
  expect(wasErased(s1.id)).toBe(false);
  expect(lists.map((list) => client.getQueryState(list)?.isInvalidated)).toEqual([true, true, true]);
});

test("[PU8] a gap is told to every conversation that is loaded, and once", () => {
  const gap = { from: 1_000, to: 61_000 };
  const missed = event(11, { type: "pushes_missed", gap });
  receiveFrame(client, accountId, frame(10, 11, [missed]));
  receiveFrame(client, accountId, frame(10, 11, [missed]));
  expect(client.getQueryData(messagesKey)?.gaps).toEqual([gap]);
});

test("[VW6] [FD6] so are they where a reply in an ended one comes to something, and its customer is in a newer one", () => {
  const lists: EndedFilter[] = [{}, { owner: "all" }, { tag: "VIP" }];
  const isAsked = () =>
    lists.map(
      (filter) => client.getQueryState(endedSessionsQuery(accountId, filter).queryKey)?.isInvalidated,
    );
  for (const filter of lists)
    client.setQueryData(endedSessionsQuery(accountId, filter).queryKey, { pages: [], pageParams: [] });
  const becomes = (seq: number, sessionId: string) => {
    const reply = message("m", seq, { direction: "out", sessionId: sessionId as SessionId });
    const told = event(seq, { type: "delivery_changed", session: s1, message: reply });
    receiveFrame(client, accountId, frame(seq - 1, seq, [told]));
    return isAsked();
  };
  expect(becomes(11, s1.id)).toEqual([false, false, false]);
  expect(becomes(12, "earlier")).toEqual([true, true, false]);
});

test("[VW6] when a session ends, or a tag is put on a customer, the lists of ended sessions that are another now are asked anew", () => {
  const filters: EndedFilter[] = [
    {},
    { owner: "all" },
    { owner: otherId },
    { tag: "VIP" },
    { source: "shop" },
  ];
  const anew = (type: SessionEventType, change: Partial<Session>) => {
    for (const filter of filters)
      client.setQueryData(endedSessionsQuery(accountId, filter).queryKey, { pages: [], pageParams: [] });
    const seq = (held()?.seq ?? 0) + 1;
    const news = [event(seq, { type, session: { ...s1, ...change } }), event(seq + 1)];
    receiveFrame(client, accountId, frame(seq - 1, seq + 1, news));
    return filters.filter(
      (filter) => client.getQueryState(endedSessionsQuery(accountId, filter).queryKey)?.isInvalidated,
    );
  };
  const over = { state: "ended", endedAt: 1 } as const;
  const vip = { ...s1.customer, tags: ["VIP"] };
  expect(anew("session_ended", over)).toEqual([{}, { owner: "all" }]);
  expect(anew("session_ended", { ...over, ownerId: otherId, source: "shop" })).toEqual([
    { owner: "all" },
    { owner: otherId },
  ]);
  expect(anew("session_ended", { ...over, customer: vip, source: "shop" })).toEqual([
    {},
    { owner: "all" },
    { tag: "VIP" },
    { source: "shop" },
  ]);
  expect(anew("tags_changed", { customer: vip })).toEqual([{ tag: "VIP" }]);
  expect(anew("tags_changed", {})).toEqual([]);
});

test("[WU9] when something else is said of an ended session, the lists of ended sessions by topic are asked anew, and otherwise those it is in", () => {
  const wrapUp = { topicId: "refund" as TopicId, topic: "退款", line: null };
  const filters: EndedFilter[] = [{}, { about: wrapUp.topicId }, { about: "nothing" }];
  const anew = (type: SessionEventType, change: Partial<Session>) => {
    for (const filter of filters)
      client.setQueryData(endedSessionsQuery(accountId, filter).queryKey, { pages: [], pageParams: [] });
    const seq = (held()?.seq ?? 0) + 1;
    const told = event(seq, { type, session: { ...s1, state: "ended", endedAt: 1, ...change } });
    receiveFrame(client, accountId, frame(seq - 1, seq, [told]));
    return filters.filter(
      (filter) => client.getQueryState(endedSessionsQuery(accountId, filter).queryKey)?.isInvalidated,
    );
  };
  expect(anew("session_ended", { wrapUp })).toEqual([{}, { about: "refund" }]);
  expect(anew("session_ended", {})).toEqual([{}, { about: "nothing" }]);
  expect(anew("session_wrapped_up", { wrapUp })).toEqual(filters);
});

test("[FD9] a list of ended sessions that was read before one ended, or before its customer was renamed, is read once more", async () => {
  const { queryKey } = endedSessionsQuery(accountId);
  const answers: PromiseWithResolvers<EndedPage>[] = [];
  const queryFn = () => {
    const answer = Promise.withResolvers<EndedPage>();
    answers.push(answer);
    return answer.promise;
  };
  const observer = new InfiniteQueryObserver(client, { ...endedSessionsQuery(accountId), queryFn });
  const stop = observer.subscribe(() => undefined);
  const over: Session = { ...s1, state: "ended", endedAt: 1 };
  const tell = (seq: number, type: SessionEventType, told: Session) =>
    receiveFrame(client, accountId, frame(seq - 1, seq, [event(seq, { type, session: told })]));
  await expect.poll(() => answers.length).toBe(1);
  tell(11, "session_ended", over);
  answers[0]?.resolve({ sessions: [], more: false, next: null });
  await expect.poll(() => answers.length).toBe(2);
  const customer = { ...over.customer, remark: "老客户" };
  tell(12, "remark_changed", { ...session("s2"), conversationId: over.conversationId, customer });
  await expect.poll(() => answers.length).toBe(3);
  answers[1]?.resolve({ sessions: [over], more: false, next: null });
  answers[2]?.resolve({ sessions: [{ ...over, customer }], more: false, next: null });
  await expect.poll(() => client.isFetching()).toBe(0);
  expect(client.getQueryData(queryKey)?.pages).toEqual([
    { sessions: [{ ...over, customer }], more: false, next: null },
  ]);
  stop();
});

const isToBeReadAnew = () => client.getQueryState(messagesKey)?.isInvalidated;

test("[FD6] what was read of a conversation before it was mine is read anew when I look: nobody told me what was said since", () => {
  client.setQueryData(queryKey, snapshot({ sessions: [{ ...s1, ownerId: otherId }] }));
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "session_ended" })]));
  expect(isToBeReadAnew()).toBe(false);
  receiveFrame(client, accountId, frame(11, 12, [event(12, { type: "session_transferred", session: s1 })]));
  expect(isToBeReadAnew()).toBe(true);
});

test("[FD6] after a break, which has ended the watching, that is now, where it is on screen", async () => {
  const read = vi.fn(async () => ({ seq: 12, messages: [], more: false, newer: false, gaps: [] }));
  const observer = new QueryObserver(client, { queryKey: messagesKey, queryFn: read, staleTime: Infinity });
  const stop = observer.subscribe(() => undefined);
  const becomesMine = (seq: number) => {
    client.setQueryData(queryKey, snapshot({ seq: seq - 1, sessions: [{ ...s1, ownerId: otherId }] }));
    const given = event(seq, { type: "session_transferred", session: s1 });
    receiveFrame(client, accountId, frame(seq - 1, seq, [given]));
  };
  signal({ sign: "subscribed" });
  becomesMine(11);
  expect(read).not.toHaveBeenCalled();
  signal({ sign: "lost", at: 0 });
  signal({ sign: "connected" });
  becomesMine(12);
  await vi.waitFor(() => expect(read).toHaveBeenCalledOnce());
  stop();
});

test("[FD6] [AT5] and so is what the shop says of the customer", () => {
  const attributes = ["conversation", s1.conversationId, "attributes"];
  client.setQueryData(attributes, { attributes: [] });
  client.setQueryData(queryKey, snapshot({ sessions: [] }));
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "session_picked_up", session: s1 })]));
  expect(client.getQueryState(attributes)?.isInvalidated).toBe(true);
});

test("[FD6] so it is with one that was mine, waited again, and is mine once more, though all in one frame", () => {
  const lost = { ...s1, state: "waiting" as const, ownerId: null };
  const events = [
    event(11, { type: "session_waits_again", session: lost }),
    event(12, { type: "session_picked_up", session: s1 }),
  ];
  receiveFrame(client, accountId, frame(10, 12, events));
  expect(isToBeReadAnew()).toBe(true);
});

test("[FD6] of what is mine the feed tells all, and nothing is read anew for it", () => {
  const said = event(11, { session: { ...s1, unread: 1 }, message: message("m", 11) });
  receiveFrame(client, accountId, frame(10, 11, [said]));
  expect(isToBeReadAnew()).toBe(false);
});
