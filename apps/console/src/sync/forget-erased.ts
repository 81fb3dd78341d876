import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { QueryClient } from "@tanstack/react-query";
import { askAgain } from "../api/ask-again.ts";
import { forgetDraftsOf } from "../drafts/draft-store.ts";
import { forgetPendingOf } from "../state/pending-replies.ts";
import { forgetMessageEvents } from "../state/recent-events.ts";
import { unsavedNotes, unsavedReasons, unsavedRemarks } from "../state/unsaved.ts";
import { forgetConversation } from "./forget-conversation.ts";

const erasedSessions = new Set<SessionId>();

/** Whether this page has seen the session's customer being erased: the only thing it still knows of them. */
export const wasErased = (id: SessionId): boolean => erasedSessions.has(id);

/** [RT3] Of an erased customer nothing stays in this browser either. Whoever looks at them is told that they are gone. */
export function forgetErased(client: QueryClient, accountId: AccountId, events: readonly Event[]): void {
  const erased = events.flatMap(({ type, session }) =>
    type === "customer_erased" && session ? [session] : [],
  );
  if (erased.length === 0) return;
  for (const { id, conversationId } of erased) {
    forgetConversation(client, conversationId);
    void client.resetQueries({ queryKey: ["session", id] });
    erasedSessions.add(id);
    forgetMessageEvents(conversationId);
    forgetPendingOf(conversationId);
    unsavedRemarks.keep(conversationId, null);
    unsavedReasons.keep(conversationId, null);
    unsavedNotes.keep(id, null);
    forgetDraftsOf(id);
  }
  for (const list of ["ended", "blocked", "tags"]) void askAgain(client, { queryKey: [list, accountId] });
}
