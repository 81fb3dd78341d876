import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { wasErased } from "../../../src/data/feed/forget-erased.ts";
import { conversationsLost } from "../../../src/data/feed/lost-access.ts";
import { receiveFrame } from "../../../src/data/feed/receive-frame.ts";
import { keys } from "../../../src/data/keys.ts";
import { act, isActing } from "../../../src/data/optimistic/actions.ts";
import { knownTagsQuery } from "../../../src/data/queries/customers.ts";
import { endedSessionsQuery } from "../../../src/data/queries/ended-sessions.ts";
import { messagesQuery } from "../../../src/data/queries/messages.ts";
import { quickRepliesQuery } from "../../../src/data/queries/quick-replies.ts";
import { sessionQuery } from "../../../src/data/queries/session.ts";
import { onFrame } from "../../../src/data/store/frame-effects.ts";
import { recentMessageEvents } from "../../../src/data/store/recent-events.ts";
import { confirmedSnapshot, putSnapshot, resetSnapshots } from "../../../src/data/store/snapshots.ts";
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
} from "../../fixtures.ts";
import { cacheMessagesForEach, messagesKey, s1 } from "./cached-messages.ts";

let client: QueryClient;
cacheMessagesForEach((held) => {
  client = held;
});
const held = () => confirmedSnapshot(accountId);

test("[FD2] a frame that starts after the snapshot is a gap and changes nothing", () => {
  expect(receiveFrame(client, accountId, frame(11, 12, [event(12)]))).toBe("gap");
  expect(held()?.seq).toBe(10);
});

test("[FD2] a frame's message is added only to its own loaded conversation", () => {
  const other = messagesQuery(session("s2").conversationId).queryKey;
  client.setQueryData(other, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
  receiveFrame(client, accountId, frame(10, 11, [event(11, { message: message("m", 11) })]));
  expect(client.getQueryData(messagesKey)?.messages.map((m) => m.id)).toEqual(["m"]);
  expect(client.getQueryData(other)?.messages).toEqual([]);
  const elsewhere = { conversationId: session("s3").conversationId };
  receiveFrame(client, accountId, frame(11, 12, [event(12, { message: message("n", 12, elsewhere) })]));
  expect(client.getQueryData(messagesQuery(elsewhere.conversationId).queryKey)).toBeUndefined();
});

test("[FD2] a repeated frame changes nothing", () => {
  const once = frame(10, 11, [event(11, { message: message("m", 11) })]);
  receiveFrame(client, accountId, once);
  const after = client.getQueryData(messagesKey);
  expect(receiveFrame(client, accountId, once)).toBe("applied");
  expect(client.getQueryData(messagesKey)).toEqual(after);
});

test("[FD2] only the new events of an overlapping frame are applied", () => {
  receiveFrame(client, accountId, frame(10, 12, [event(12, { session: { ...s1, unread: 2 } })]));
  const overlapping = [
    event(12, { session: { ...s1, unread: 1 } }),
    event(13, { message: message("m", 13) }),
  ];
  receiveFrame(client, accountId, frame(9, 13, overlapping));
  expect(held()?.sessions[0]?.unread).toBe(2);
  expect(held()?.seq).toBe(13);
});

test("[FD2] a frame before the snapshot is loaded is ignored", () => {
  resetSnapshots();
  expect(receiveFrame(client, accountId, frame(10, 11, []))).toBe("no_snapshot");
});

test("[FD2] events are remembered for a page that is still loading", () => {
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

test("[AG7] content is removed when the session goes to another agent", () => {
  const transferred = { ...s1, ownerId: otherId };
  receiveFrame(
    client,
    accountId,
    frame(10, 11, [event(11, { type: "session_transferred", session: transferred })]),
  );
  expect(client.getQueryData(messagesKey)).toBeUndefined();
});

test("[TG3] tag suggestions reload when tags change", () => {
  client.setQueryData(knownTagsQuery(accountId).queryKey, []);
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "tags_changed", session: s1 })]));
  expect(client.getQueryState(knownTagsQuery(accountId).queryKey)?.isInvalidated).toBe(true);
});

test("[AG7] [FI3] search results are removed with the conversation", () => {
  const hitOf = (id: string) => ({ customer: session(id).customer });
  const page = { messages: [hitOf("s1"), hitOf("s2")], customers: [hitOf("s1")] };
  client.setQueryData(keys.list("search", accountId, "messages"), { pages: [page], pageParams: [null] });
  receiveFrame(client, accountId, frame(10, 11, [event(11, { session: { ...s1, ownerId: otherId } })]));
  expect(client.getQueryData(keys.list("search", accountId, "messages"))).toMatchObject({
    pages: [{ messages: [hitOf("s2")], customers: [] }],
  });
});

test("[AG7] content of a waiting session is removed when another agent picks it up", () => {
  const w = waiting("w1");
  const before = snapshot({ waiting: { count: 1, sessions: [w] } });
  const taken = frame(10, 11, [], { pickedUp: [{ sessionId: w.id, agentId: otherId }] });
  expect(conversationsLost(before, taken)).toEqual([w.conversationId]);
  const mine = frame(10, 11, [], { pickedUp: [{ sessionId: w.id, agentId: meId }] });
  expect(conversationsLost(before, mine)).toEqual([]);
});

test("[FD3] an open session that leaves the lists shows its new state", () => {
  vi.useFakeTimers();
  const w = waiting("w1", { lastMessage: { id: "m" } as never });
  const left = (id: string) => client.getQueryData(sessionQuery(id as SessionId).queryKey);
  putSnapshot(accountId, snapshot({ sessions: [s1], waiting: { count: 1, sessions: [w] } }));
  const handed = { ...s1, ownerId: otherId };
  const taken = { pickedUp: [{ sessionId: w.id, agentId: otherId }] };
  const transferred = event(11, { type: "session_transferred", session: handed });
  receiveFrame(client, accountId, frame(10, 11, [transferred], taken));
  expect(left("s1")).toEqual(handed);
  expect(left("w1")).toEqual({ ...w, state: "active", ownerId: otherId, lastMessage: null });
  const listed = event(12, { session: session("s2") });
  const line = event(13, { type: "session_waits_again", session: waiting("s3") });
  receiveFrame(client, accountId, frame(11, 13, [listed, line]));
  expect([left("s2"), left("s3")]).toEqual([undefined, undefined]);
  vi.runAllTimers(); // the row of the picked-up session leaves
  vi.useRealTimers();
});

test("[FD9] a renamed customer is updated in every cached session", () => {
  const ended = endedSessionsQuery(accountId).queryKey;
  const over = session("over", { state: "ended", conversationId: s1.conversationId, customer: s1.customer });
  const other = session("other", { state: "ended" });
  client.setQueryData(keys.session("over" as SessionId), over);
  client.setQueryData(keys.session("other" as SessionId), other);
  client.setQueryData(ended, {
    pages: [{ sessions: [over, other], more: false, next: null }],
    pageParams: [null],
  });
  const customer = { ...s1.customer, remark: "老客户" };
  const renamed = event(11, { type: "remark_changed", session: { ...s1, customer } });
  receiveFrame(client, accountId, frame(10, 11, [renamed]));
  expect(client.getQueryData(keys.session("over" as SessionId))).toEqual({ ...over, customer });
  expect(client.getQueryData(keys.session("other" as SessionId))).toEqual(other);
  expect(client.getQueryData(ended)?.pages).toEqual([
    { sessions: [{ ...over, customer }, other], more: false, next: null },
  ]);
});

test("[FD9] quick replies reload when they change in the same account", () => {
  const keys = [accountId, "other" as AccountId].map((id) => quickRepliesQuery(id).queryKey);
  for (const key of keys) client.setQueryData(key, []);
  const isAsked = () => keys.map((key) => client.getQueryState(key)?.isInvalidated);
  receiveFrame(client, accountId, frame(10, 11, [event(11)]));
  expect(isAsked()).toEqual([false, false]);
  receiveFrame(client, accountId, frame(11, 12, [event(12), event(12, { type: "quick_replies_changed" })]));
  expect(isAsked()).toEqual([true, false]);
});

test("[AG5] a supervisor keeps the content of other agents' sessions", () => {
  const before = snapshot({ me: agent(meId, { role: "supervisor" }), sessions: [s1] });
  const away = event(11, { session: { ...s1, ownerId: otherId } });
  expect(conversationsLost(before, frame(10, 11, [away]))).toEqual([]);
});

test("[RT3] messages, session, draft and events of an erased customer are removed", () => {
  const gone = session("erased"); // erased sessions stay erased for the page
  const { conversationId } = gone;
  const key = messagesQuery(conversationId).queryKey;
  putSnapshot(accountId, snapshot({ sessions: [gone] }));
  client.setQueryData(key, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
  receiveFrame(
    client,
    accountId,
    frame(10, 11, [
      event(11, { session: gone, message: message("m", 11, { conversationId, sessionId: gone.id }) }),
      event(11, { message: message("n", 11) }),
    ]),
  );
  client.setQueryData(keys.session(gone.id), gone);
  writeDraft(gone.id, "half a reply");
  const lists = (["ended", "blocked", "tags"] as const).map((list) => keys.list(list, accountId));
  for (const list of lists) client.setQueryData(list, { pages: [], pageParams: [] });
  const left = { ...gone, state: "ended" as const, endedAt: 1, lastMessage: null };
  receiveFrame(client, accountId, frame(11, 12, [event(12, { type: "customer_erased", session: left })]));
  expect(held()?.sessions).toEqual([]);
  expect(client.getQueryData(key)).toBeUndefined();
  expect(client.getQueryData(keys.session(gone.id))).toBeUndefined();
  expect(recentMessageEvents(conversationId, 0)).toEqual([]);
  expect(recentMessageEvents(s1.conversationId, 0)).toHaveLength(1);
  expect(readDraft(gone.id)).toBe("");
  expect(wasErased(gone.id)).toBe(true);
  expect(wasErased(s1.id)).toBe(false);
  expect(lists.map((list) => client.getQueryState(list)?.isInvalidated)).toEqual([true, true, true]);
});

test("[PU8] a gap is added once to every loaded conversation", () => {
  const gap = { from: 1_000, to: 61_000 };
  const missed = event(11, { type: "pushes_missed", gap });
  receiveFrame(client, accountId, frame(10, 11, [missed]));
  receiveFrame(client, accountId, frame(10, 11, [missed]));
  expect(client.getQueryData(messagesKey)?.gaps).toEqual([gap]);
});

test("[NT2] effects run while the page's own action still counts as pending", () => {
  const answer = Promise.withResolvers<never>();
  const patch = { apply: <T>(unchanged: T) => unchanged, isConfirmed: () => true };
  void act({ accountId, target: s1.id, action: "reactivate", patch }, () => answer.promise);
  const calls: boolean[] = [];
  const stop = onFrame(() => calls.push(isActing(s1.id)));
  receiveFrame(client, accountId, frame(10, 11, [event(11, { session: { ...s1, unread: 2 } })]));
  stop();
  expect([calls, isActing(s1.id)]).toEqual([[true], false]);
});
