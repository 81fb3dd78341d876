import { blockOf } from "@jieru/shared/domain/session";
import { useNavigate } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { takeOver } from "../../../data/queries/sessions.ts";
import { refusalSentence } from "../../../i18n/refusal-words.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { useOffers } from "../../commands/offers.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";

/**
 * [AG5] The supervisor's button for a session that a colleague serves. [BO18] The list, which shows the colleague's sessions while
 * they are watched, then shows the supervisor's own.
 */
export function TakeOver() {
  const { t } = useTranslation("conversation");
  const { accountId, viewer, nameOf } = useConversation();
  const session = useOpenSession();
  const navigate = useNavigate();
  const readOnly = useReadOnlyReason();
  const block = blockOf("takeOver", session, viewer, serverNow());
  const reason = readOnly ?? (block && refusalSentence(block, nameOf));
  const press = async () => {
    const { ok } = await takeOver(accountId, session.id, viewer.id);
    if (ok) await navigate({ to: ".", search: (now) => ({ ...now, owner: undefined }), replace: true });
  };
  useOffers({ takeOver: { run: () => void press(), reason } });
  return (
    <Button
      data-testid="take-over"
      disabledReason={reason}
      onClick={() => void press()}
      tight="phone"
      className="max-narrow:max-w-14 max-narrow:leading-4 max-narrow:whitespace-normal"
    >
      {t("gate.takeOver")}
    </Button>
  );
}
