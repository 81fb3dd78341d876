import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { keys } from "../../../src/data/keys.ts";
import "../../../src/data/queries/conduct-rules.ts";
import "../../../src/data/queries/customer-history.ts";
import "../../../src/data/queries/customers.ts";
import "../../../src/data/queries/mentions.ts";
import "../../../src/data/queries/quick-replies.ts";
import "../../../src/data/queries/session.ts";
import "../../../src/features/conversation/timeline/forget-expired.ts";
import { receiveFrame } from "../../../src/data/feed/receive-frame.ts";
import { effects, onFrame, runEffects } from "../../../src/data/store/frame-effects.ts";
import { forgetMessageEvents, recentMessageEvents } from "../../../src/data/store/recent-events.ts";
import { confirmedSnapshot, putSnapshot } from "../../../src/data/store/snapshots.ts";
import {
  accountId,
  agent,
  appliedFrame,
  event,
  frame,
  meId,
  message,
  otherId,
  session,
  snapshot,
  waiting,
} from "../../fixtures.ts";

const mine = ["a", "b", "c"].map((id) => session(id));
const [a, b, c] = mine as [(typeof mine)[0], (typeof mine)[0], (typeof mine)[0]];
const line = waiting("w");
const held = [...mine, line, session("gone")];

/** A console that has loaded data of every kind. */
function readMuch(): QueryClient {
  const client = createQueryClient();
  forgetMessageEvents();
  const waitingLine = { count: 1, sessions: [line] };
  putSnapshot(accountId, snapshot({ seq: 10, sessions: mine, waiting: waitingLine }));
  for (const { id, conversationId } of held) {
    const cached = message(`said in ${id}`, 5, { conversationId, sessionId: id });
    const earlier = message(`before ${id}`, 2, { conversationId, sessionId: "earlier" as never });
    const page = { seq: 10, more: false, newer: false, gaps: [], messages: [earlier, cached] };
    client.setQueryData(keys.messages(conversationId), page);
    client.setQueryData(
      keys.session(id),
      held.find((s) => s.id === id),
    );
    client.setQueryData(keys.conversation(conversationId), {});
    client.setQueryData(keys.attributes(conversationId), {});
    client.setQueryData(keys.sessionsOf(conversationId), { pages: [], pageParams: [] });
    client.setQueryData(keys.allowanceHistory(conversationId), { pages: [], pageParams: [] });
  }
  const ended = held.map((s) => ({ ...s, state: "ended" as const, lastMessage: message("last", 4) }));
  const hits = held.map(({ customer }) => ({ customer }));
  client.setQueryData(keys.list("ended", accountId, {}), {
    pages: [{ sessions: ended }],
    pageParams: [null],
  });
  client.setQueryData(keys.list("search", accountId), {
    pages: [{ messages: hits, customers: hits }],
    pageParams: [null],
  });
  client.setQueryData(keys.list("mentions", accountId), [a]);
  client.setQueryData(keys.list("former-agents", accountId), []);
  for (const list of ["tags", "blocked", "quick-replies", "conduct-rules"] as const)
    client.setQueryData(keys.list(list, accountId), []);
  return client;
}

const named = { ...a.customer, remark: "老客户" };
const tagged = { ...named, tags: ["VIP"] };
const news: Event[] = [
  event(11, {
    session: { ...a, lastSeq: 11 },
    message: message("new", 11, { conversationId: a.conversationId }),
  }),
  event(12, { type: "session_transferred", session: { ...b, ownerId: otherId } }),
  event(13, { type: "remark_changed", session: { ...a, customer: named } }),
  event(14, { type: "session_waits_again", session: { ...c, state: "waiting", ownerId: null } }),
  event(15, { type: "tags_changed", session: { ...a, customer: tagged } }),
  event(16, { type: "session_picked_up", session: { ...line, state: "active", ownerId: meId } }),
  event(17, { type: "quick_replies_changed" }),
  event(18, { type: "agent_unbound", agentId: otherId }),
  event(19, { type: "customer_erased", session: session("gone", { state: "ended" }) }),
  event(20, { type: "words_expired", session: { ...a, customer: tagged } }),
  event(21, { type: "session_transferred", session: { ...b, ownerId: meId } }),
  event(22, { type: "session_ended", session: { ...a, customer: tagged, state: "ended", endedAt: 1 } }),
];

function heldAfter(frames: readonly Event[][]): unknown {
  const client = readMuch();
  for (const events of frames) {
    const [from, to] = [confirmedSnapshot(accountId)?.seq ?? 0, events.at(-1)?.seq ?? 0];
    expect(receiveFrame(client, accountId, frame(from, to, events))).toBe("applied");
  }
  const queries = client.getQueryCache().getAll();
  return {
    snapshot: confirmedSnapshot(accountId),
    queries: queries
      .map(({ queryHash, state: { data, status, isInvalidated } }) => ({
        queryHash,
        data,
        status,
        isInvalidated,
      }))
      .toSorted((one, other) => (one.queryHash < other.queryHash ? -1 : 1)),
    recent: held.map(({ conversationId }) => recentMessageEvents(conversationId as ConversationId, 0)),
  };
}

function reverseEffects(): void {
  const reversed = [...effects].toReversed();
  effects.clear();
  for (const effect of reversed) effects.add(effect);
}

test.each([
  ["a frame for each event", news.map((one) => [one])],
  ["one frame for all events", [news]],
])("[FD2] effects of a frame give the same result in the opposite order: %s", (_, frames) => {
  const expected = heldAfter(frames);
  reverseEffects();
  expect(heldAfter(frames)).toEqual(expected);
});

test("[FD2] an effect that throws does not keep the others from running", () => {
  const ran: string[] = [];
  const reported: unknown[] = [];
  window.addEventListener(
    "error",
    (e) => {
      reported.push(e.error);
      e.preventDefault();
    },
    { once: true },
  );
  const error = new Error("a defect");
  const stops = [
    onFrame(() => {
      throw error;
    }),
    onFrame(() => void ran.push("other")),
  ];
  const now = snapshot({ me: agent(meId) });
  runEffects(appliedFrame(now, now));
  for (const stop of stops) stop();
  expect(ran).toEqual(["other"]);
  expect(reported).toEqual([error]);
});
