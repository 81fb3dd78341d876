import type { AccountId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { isAnswered } from "../../data/outbox/pending-replies.ts";
import { shownSnapshot } from "../../data/store/snapshots.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { longestUnanswered } from "../session/lists.ts";
import { keepNoteMode } from "./note-mode.ts";
import { openSession } from "./open-session.ts";
import { noteOpenTrigger } from "./open-trigger.ts";

/** [KB7] [KB8] Returns a function that opens the other own session with the longest wait; false if none. */
export function useNextUnanswered(accountId: AccountId): () => boolean {
  const router = useRouter();
  return () => {
    const open = openSession(router);
    const desk = shownSnapshot(accountId);
    // Skips a customer who was answered although the session does not show it yet.
    const next = desk && longestUnanswered(desk, open, serverNow(), isAnswered);
    if (!next) return false;
    noteOpenTrigger("pointer");
    keepNoteMode(next.conversationId);
    const params = { accountId, sessionId: next.id };
    void router.navigate({ to: "/a/$accountId/s/$sessionId", params });
    return true;
  };
}
