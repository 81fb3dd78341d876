import type { Failure } from "../../data/http/outcome.ts";
import { refusalSentence } from "../../i18n/refusal-words.ts";
import { useTranslation } from "../../i18n/use-translation.ts";

/** Why the invitation leads nowhere, or not yet. */
export function InvitationReason({ failure }: { failure: Failure }) {
  const { t } = useTranslation("sign-in");
  const words = () => {
    if (failure.kind === "offline") return t("common:offline");
    if (failure.kind === "problem") return t(failure.status < 500 ? "invitation.no_such" : "common:failed");
    if (failure.refusal.refusal === "agent_limit_reached")
      return t("invitation.full", { limit: failure.refusal.limit });
    return refusalSentence(failure.refusal);
  };
  return (
    <p role="alert" className="text-danger">
      {words()}
    </p>
  );
}
