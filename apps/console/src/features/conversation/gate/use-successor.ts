import type { SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useCallback } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useConversation } from "../conversation-context.ts";

/** Returns the customer's newer open session, if this console knows one. */
export function useSuccessor(): SessionId | undefined {
  const { accountId, session } = useConversation();
  const { id, conversationId } = session;
  const nextIn = useCallback(
    ({ sessions, waiting }: Snapshot) =>
      [...sessions, ...waiting.sessions].find((s) => s.conversationId === conversationId && s.id !== id)?.id,
    [conversationId, id],
  );
  return useSnapshot(accountId, nextIn);
}
