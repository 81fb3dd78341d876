/** Lists of ended sessions: what a frame takes out of them, and when they are asked for anew. */

import type { SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { EventOf } from "@jieru/shared/domain/snapshot";
import type { EndedPage } from "@jieru/shared/protocol/http";
import { InfiniteQueryObserver, type QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { receiveFrame } from "../../../src/data/feed/receive-frame.ts";
import { type EndedFilter, endedSessionsQuery } from "../../../src/data/queries/ended-sessions.ts";
import { confirmedSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, event, frame, meId, message, otherId, session } from "../../desk.ts";
import { holdForEach, s1 } from "./holding.ts";

type SessionEventType = EventOf<"session_opened">["type"];

let client: QueryClient;
holdForEach((held) => {
  client = held;
});
const held = () => confirmedSnapshot(accountId);

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

test("[SE17] [RP12] asks the lists of an outcome, and of a number of the report, anew when a session ends", () => {
  const counted = "opened.answered.2026-11-28.2026-11-28";
  const filters: EndedFilter[] = [{ outcome: "answered" }, { outcome: "lapsed" }, { counted, owner: "all" }];
  for (const filter of filters)
    client.setQueryData(endedSessionsQuery(accountId, filter).queryKey, { pages: [], pageParams: [] });
  const seq = (held()?.seq ?? 0) + 1;
  const over = { ...s1, state: "ended", endedAt: 1, outcome: "answered" } as const;
  receiveFrame(
    client,
    accountId,
    frame(seq - 1, seq, [event(seq, { type: "session_ended", session: over })]),
  );
  const anew = filters.filter(
    (filter) => client.getQueryState(endedSessionsQuery(accountId, filter).queryKey)?.isInvalidated,
  );
  expect(anew).toEqual([{ outcome: "answered" }, { counted, owner: "all" }]);
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

test("[SE19] the list of ended sessions is asked for again when a supervisor reopens one", () => {
  const { queryKey: ended } = endedSessionsQuery(accountId);
  client.setQueryData(ended, { pages: [], pageParams: [] });
  const given = event(11, {
    type: "session_reopened",
    session: { ...s1, ownerId: otherId, lastMessage: null },
  });
  receiveFrame(client, accountId, frame(10, 11, [given]));
  expect(client.getQueryState(ended)?.isInvalidated).toBe(true);
});
