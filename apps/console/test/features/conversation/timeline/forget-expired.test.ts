import { confirmedSnapshot, putSnapshot } from "../../../../src/data/store/snapshots.ts";
import "../../../../src/features/conversation/timeline/forget-expired.ts";
import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test } from "vitest";
import { receiveFrame } from "../../../../src/data/feed/receive-frame.ts";
import { queryClient as client } from "../../../../src/data/http/query-client.ts";
import { endedSessionsQuery } from "../../../../src/data/queries/ended-sessions.ts";
import { messagesQuery } from "../../../../src/data/queries/messages.ts";
import { forgetMessageEvents, recentMessageEvents } from "../../../../src/data/store/recent-events.ts";
import { foundQuery } from "../../../../src/features/search/found.ts";
import { accountId, event, frame, message, snapshot, waiting } from "../../../fixtures.ts";

const held = () => confirmedSnapshot(accountId);

beforeEach(() => forgetMessageEvents());
afterEach(() => client.clear());

test("[RT1] reloads an open conversation whose messages expired, and forgets it elsewhere", () => {
  const w = waiting("w");
  const key = messagesQuery(w.conversationId).queryKey;
  putSnapshot(accountId, snapshot({ waiting: { count: 1, sessions: [w] } }));
  const news = [event(11, { message: message("m", 11, { conversationId: w.conversationId }) })];
  client.setQueryData(key, { seq: 10, messages: [], more: false, newer: false, gaps: [] });
  receiveFrame(client, accountId, frame(10, 11, news));
  receiveFrame(client, accountId, frame(11, 12, [event(12, { type: "words_expired", session: w })]));
  expect(client.getQueryState(key)).toBeUndefined();
  expect(recentMessageEvents(w.conversationId, 10)).toEqual([]);
  expect(held()?.sessions).toEqual([]);

  client.setQueryData(key, { seq: 12, messages: [], more: false, newer: false, gaps: [] });
  const queryFn = () => new Promise<never>(() => undefined);
  const open = new QueryObserver(client, { queryKey: key, queryFn, staleTime: Number.POSITIVE_INFINITY });
  const close = open.subscribe(() => undefined);
  receiveFrame(client, accountId, frame(12, 13, [event(13, { type: "words_expired", session: w })]));
  expect(client.getQueryState(key)?.fetchStatus).toBe("fetching");
  close();
});

test("[RT1] reloads search results and ended sessions after the nightly deletion, but no open conversation", () => {
  putSnapshot(accountId, snapshot());
  const reloaded = [
    foundQuery(accountId, "messages", { q: "late" }, 20).queryKey,
    endedSessionsQuery(accountId).queryKey,
  ];
  const messages = messagesQuery(waiting("w").conversationId).queryKey;
  for (const key of [...reloaded, messages])
    client.setQueryData(key as readonly unknown[], { pages: [], pageParams: [] });
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "words_expired" })]));
  expect(reloaded.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true]);
  expect(client.getQueryState(messages)?.isInvalidated).toBe(false);
});
