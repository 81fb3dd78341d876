/** Earlier sessions and allowance of a conversation, page by page; reloaded after events that change them. */

import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Event, EventType } from "@jieru/shared/domain/snapshot";
import type { AllowanceHistory } from "@jieru/shared/protocol/customer-history";
import { infiniteQueryOptions, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { readOrThrow } from "../http/http.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { onFrame } from "../store/frame-effects.ts";
import { invalidate } from "./invalidate.ts";

interface SessionsPage {
  sessions: Session[];
  more: boolean;
}

export const allowanceHistoryQuery = (id: ConversationId) =>
  infiniteQueryOptions({
    queryKey: keys.allowanceHistory(id),
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      readOrThrow<AllowanceHistory>(paths.allowanceHistory(id, pageParam), signal),
    getNextPageParam: ({ steps, more }) => (more ? (steps.at(-1)?.seq ?? null) : null),
    select: ({ pages }) => pages.flatMap(({ steps }) => steps),
    staleTime: 0,
  });

export const sessionsOfQuery = (id: ConversationId) =>
  infiniteQueryOptions({
    queryKey: keys.sessionsOf(id),
    initialPageParam: null as Session | null,
    queryFn: ({ pageParam, signal }) => readOrThrow<SessionsPage>(paths.sessionsOf(id, pageParam), signal),
    getNextPageParam: ({ sessions, more }) => (more ? (sessions.at(-1) ?? null) : null),
    select: ({ pages }) => pages.flatMap(({ sessions }) => sessions),
    staleTime: 0,
  });

const movesSessions: ReadonlySet<EventType> = new Set([
  "session_opened",
  "session_ended",
  "session_wrapped_up",
  "session_rated",
]);
/** Every message changes the allowance, so its history reloads at most this often. */
const pauseMs = 2_000;
/** Conversations whose allowance history is loading, and whether it has changed since. */
const loadingBy = new WeakMap<QueryClient, Map<ConversationId, boolean>>();

function refreshAllowance(client: QueryClient, id: ConversationId): void {
  const loading = loadingBy.get(client) ?? new Map<ConversationId, boolean>();
  loadingBy.set(client, loading);
  if (loading.has(id)) {
    loading.set(id, true);
    return;
  }
  loading.set(id, false);
  void invalidate(client, { queryKey: keys.allowanceHistory(id) });
  setTimeout(() => {
    const moved = loading.get(id);
    loading.delete(id);
    if (moved) refreshAllowance(client, id);
  }, pauseMs);
}

/** [AT5] [DW5] Reloads the parts of the customer panel that these events change. */
export function refreshConversations(client: QueryClient, events: readonly Event[]): void {
  const idsOf = (moves: (event: Event) => boolean): Set<ConversationId> =>
    new Set(
      events.filter(moves).flatMap((e) => e.session?.conversationId ?? e.message?.conversationId ?? []),
    );
  const refresh = (keyOf: (id: ConversationId) => QueryKey) => (id: ConversationId) =>
    void invalidate(client, { queryKey: keyOf(id) });
  idsOf(({ type }) => type === "attributes_changed").forEach(refresh(keys.attributes));
  idsOf(({ type }) => movesSessions.has(type)).forEach(refresh(keys.sessionsOf));
  for (const id of idsOf(({ type, message }) => movesSessions.has(type) || message !== undefined))
    refreshAllowance(client, id);
}

onFrame(({ client, events }) => refreshConversations(client, events));
