import type { SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { EventOf } from "@jieru/shared/domain/snapshot";
import type { EndedPage } from "@jieru/shared/protocol/http";
import { InfiniteQueryObserver, type QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { receiveFrame } from "../../../src/data/feed/receive-frame.ts";
import { type EndedFilter, endedSessionsQuery } from "../../../src/data/queries/ended-sessions.ts";
import { confirmedSnapshot } from "../../../src/data/store/snapshots.ts";
import { accountId, event, frame, meId, message, otherId, session } from "../../fixtures.ts";
import { cacheMessagesForEach, s1 } from "./cached-messages.ts";

type SessionEventType = EventOf<"session_opened">["type"];

let client: QueryClient;
cacheMessagesForEach((held) => {
  client = held;
});
const held = () => confirmedSnapshot(accountId);

test("[AG7] ended lists lose a conversation's content with its access, and reload when access returns", () => {
  const { queryKey: ended } = endedSessionsQuery(accountId);
  const last = { id: "m" } as never;
  const old = session("old", { ...s1, id: "old" as SessionId, state: "ended", lastMessage: last });
  const other = session("other", { state: "ended", lastMessage: last });
  client.setQueryData(ended, {
    pages: [{ sessions: [old, other], more: false, next: null }],
    pageParams: [null],
  });
  const tell = (at: number, ownerId: typeof meId) => {
    const transferred = event(at, { type: "session_transferred", session: { ...s1, ownerId } });
    receiveFrame(client, accountId, frame(at - 1, at, [transferred]));
  };
  tell(11, otherId);
  expect(client.getQueryData(ended)?.pages[0]?.sessions).toEqual([{ ...old, lastMessage: null }, other]);
  expect(client.getQueryState(ended)?.isInvalidated).toBe(false);
  tell(12, meId);
  expect(client.getQueryState(ended)?.isInvalidated).toBe(true);
});

test("[AG7] [RT1] a message of an owned session does not reload ended lists without stored content", () => {
  const { queryKey: ended } = endedSessionsQuery(accountId);
  const old = session("old", { ...s1, id: "old" as SessionId, state: "ended", lastMessage: null });
  client.setQueryData(ended, {
    pages: [{ sessions: [old], more: false, next: null }],
    pageParams: [null],
  });
  receiveFrame(client, accountId, frame(10, 11, [event(11, { message: message("m", 11), session: s1 })]));
  expect(client.getQueryState(ended)?.isInvalidated).toBe(false);
});

test("[VW6] [FD6] a delivery change in an ended session reloads the ended lists that can contain it", () => {
  const lists: EndedFilter[] = [{}, { owner: "all" }, { tag: "VIP" }];
  const isAsked = () =>
    lists.map(
      (filter) => client.getQueryState(endedSessionsQuery(accountId, filter).queryKey)?.isInvalidated,
    );
  for (const filter of lists)
    client.setQueryData(endedSessionsQuery(accountId, filter).queryKey, { pages: [], pageParams: [] });
  const becomes = (seq: number, sessionId: string) => {
    const reply = message("m", seq, { direction: "out", sessionId: sessionId as SessionId });
    const news = event(seq, { type: "delivery_changed", session: s1, message: reply });
    receiveFrame(client, accountId, frame(seq - 1, seq, [news]));
    return isAsked();
  };
  expect(becomes(11, s1.id)).toEqual([false, false, false]);
  expect(becomes(12, "earlier")).toEqual([true, true, false]);
});

test("[VW6] ended lists reload when a session that they contain ends or its tags change", () => {
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

test("[WU9] ended lists by topic reload when the topic of an ended session changes", () => {
  const wrapUp = { topicId: "refund" as TopicId, topic: "退款", line: null };
  const filters: EndedFilter[] = [{}, { about: wrapUp.topicId }, { about: "nothing" }];
  const anew = (type: SessionEventType, change: Partial<Session>) => {
    for (const filter of filters)
      client.setQueryData(endedSessionsQuery(accountId, filter).queryKey, { pages: [], pageParams: [] });
    const seq = (held()?.seq ?? 0) + 1;
    const news = event(seq, { type, session: { ...s1, state: "ended", endedAt: 1, ...change } });
    receiveFrame(client, accountId, frame(seq - 1, seq, [news]));
    return filters.filter(
      (filter) => client.getQueryState(endedSessionsQuery(accountId, filter).queryKey)?.isInvalidated,
    );
  };
  expect(anew("session_ended", { wrapUp })).toEqual([{}, { about: "refund" }]);
  expect(anew("session_ended", {})).toEqual([{}, { about: "nothing" }]);
  expect(anew("session_wrapped_up", { wrapUp })).toEqual(filters);
});

test("[SE17] [RP12] lists of an outcome or a report figure reload when a session ends", () => {
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

test("[FD9] an ended list being loaded is loaded again after a session ends or a customer is renamed", async () => {
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
  const tell = (seq: number, type: SessionEventType, changed: Session) =>
    receiveFrame(client, accountId, frame(seq - 1, seq, [event(seq, { type, session: changed })]));
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

test("[SE19] the ended list reloads when a supervisor reopens a session", () => {
  const { queryKey: ended } = endedSessionsQuery(accountId);
  client.setQueryData(ended, { pages: [], pageParams: [] });
  const transferred = event(11, {
    type: "session_reopened",
    session: { ...s1, ownerId: otherId, lastMessage: null },
  });
  receiveFrame(client, accountId, frame(10, 11, [transferred]));
  expect(client.getQueryState(ended)?.isInvalidated).toBe(true);
});
