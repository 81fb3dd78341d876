import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { wasErased } from "../../data/feed/forget-erased.ts";
import { isRefusedAs, RequestFailure } from "../../data/http/outcome.ts";
import { sessionQuery } from "../../data/queries/session.ts";
import { useAgentName } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";

/** Returns why a session cannot be shown: [AG7] its new owner or its end, or [RT3] the erasure. */
export function useUnavailableLabels(
  accountId: AccountId,
  sessionId: SessionId,
): { title: string; text: string } {
  const { t } = useTranslation("conversation");
  const nameOf = useAgentName(accountId);
  const { error } = useQuery({ ...sessionQuery(sessionId), enabled: false });
  if (wasErased(sessionId)) return { title: t("gone.title"), text: t("gone.erased") };
  const owner = ownerIn(error);
  if (owner === null) return { title: t("gate.ended"), text: t("gone.endedText") };
  const name = owner && nameOf(owner);
  if (name) return { title: t("gate.notOwner", { name }), text: t("gate.notOwnerText") };
  return { title: t("gone.title"), text: t("gone.text") };
}

/** Returns null if nobody owns it; undefined if the server did not say. */
function ownerIn(error: Error | null): AgentId | null | undefined {
  if (!(error instanceof RequestFailure) || !isRefusedAs(error.failure, "not_allowed")) return undefined;
  return error.failure.refusal.agentId;
}
