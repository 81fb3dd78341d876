import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { refusalSentence } from "../../../i18n/refusal-words.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useConversation } from "../conversation-context.ts";

/** [SE15] Why what a box was opened for may not be done any more, as a sentence; null while it may. */
export function useBlocked(action: SessionAction): string | null {
  const { session, viewer, nameOf } = useConversation();
  const block = blockOf(action, session, viewer, serverNow());
  return block && refusalSentence(block, nameOf);
}
