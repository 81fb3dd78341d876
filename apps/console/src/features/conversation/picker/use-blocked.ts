import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useConversation } from "../conversation-context.ts";

/** [SE15] Returns why the action is not allowed any more, or null. */
export function useBlocked(action: SessionAction): string | null {
  const { session, viewer, nameOf } = useConversation();
  const block = blockOf(action, session, viewer, serverNow());
  return block && refusalSentence(block, nameOf);
}
