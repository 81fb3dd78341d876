import { blockOf } from "@jieru/shared/domain/session";
import { useNavigate } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { takeOver } from "../../../data/queries/sessions.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { useCommandHandlers } from "../../commands/handlers.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";

/** [AG5] Lets a supervisor take over a colleague's session. [BO18] The list then shows the supervisor's own sessions. */
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
  useCommandHandlers({ takeOver: { run: () => void press(), reason } });
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
