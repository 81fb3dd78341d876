import type { AccountId } from "@jieru/shared/domain/ids";
import { blockOf, type SessionAction, type SessionStanding } from "@jieru/shared/domain/session";
import { useAgentName, useViewer } from "../../data/queries/use-snapshot.ts";
import { refusalSentence } from "../../i18n/refusal-labels.ts";
import { serverNow } from "../../lib/time/server-clock.ts";

export function useBlockReason(
  action: SessionAction,
  accountId: AccountId,
  session: SessionStanding,
): string | null {
  const viewer = useViewer(accountId);
  const nameOf = useAgentName(accountId);
  const block = blockOf(action, session, viewer, serverNow());
  return block && refusalSentence(block, nameOf);
}
