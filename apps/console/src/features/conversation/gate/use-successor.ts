import type { SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useCallback } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useConversation } from "../conversation-context.ts";

/** The newer, open session of the customer whose ended session is shown, if this console knows of it. */
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
