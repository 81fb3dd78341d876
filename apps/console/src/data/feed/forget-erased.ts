import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Event, Snapshot } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import { forgetDraftsOf } from "../drafts/draft-store.ts";
import { refreshDrafts } from "../drafts/draft-sync.ts";
import { forgetUnsaved } from "../drafts/unsaved.ts";
import { request } from "../http/http.ts";
import { isRefusedAs } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { keys } from "../keys.ts";
import { releaseHeld } from "../outbox/held-replies.ts";
import { currentQueue, forgetPendingIn, forgetPendingOf } from "../outbox/pending-replies.ts";
import { invalidate } from "../queries/invalidate.ts";
import { onFrame } from "../store/frame-effects.ts";
import { forgetMessageEvents } from "../store/recent-events.ts";
import { forgetConversation } from "./forget-conversation.ts";

const erasedSessions = new Set<SessionId>();

export const wasErased = (id: SessionId): boolean => erasedSessions.has(id);

function forgetWritten(session: Pick<Session, "id" | "conversationId">): void {
  forgetUnsaved(session);
  forgetDraftsOf(session.id);
  releaseHeld(session.id);
}

/** [RT3] Removes everything that this browser holds of erased customers. */
export function forgetErased(client: QueryClient, accountId: AccountId, events: readonly Event[]): void {
  const erased = events.flatMap(({ type, session }) =>
    type === "customer_erased" && session ? [session] : [],
  );
  if (erased.length === 0) return;
  for (const session of erased) {
    forgetConversation(client, session.conversationId);
    void client.resetQueries({ queryKey: keys.session(session.id) });
    erasedSessions.add(session.id);
    forgetMessageEvents(session.conversationId);
    forgetPendingOf(session.conversationId);
    forgetWritten(session);
  }
  for (const list of ["ended", "blocked", "tags"] as const)
    void invalidate(client, { queryKey: keys.list(list, accountId) });
}

/** [RT3] Removes data of customers erased while events were missed. Only refused replies must be checked here. */
export async function forgetGone(accountId: AccountId, { sessions, waiting }: Snapshot): Promise<void> {
  void refreshDrafts(accountId);
  const listed = new Set([...sessions, ...waiting.sessions].map(({ id }) => id));
  const left = currentQueue().filter((p) => p.accountId === accountId && !listed.has(p.sessionId));
  const places = new Map(left.map(({ sessionId: id, conversationId }) => [id, { id, conversationId }]));
  for (const place of places.values()) {
    const answer = await request("GET", paths.session(place.id));
    if (!isRefusedAs(answer, "session_not_found")) continue;
    forgetPendingIn(place.id);
    forgetWritten(place);
  }
}

onFrame(({ client, accountId, events }) => forgetErased(client, accountId, events));
