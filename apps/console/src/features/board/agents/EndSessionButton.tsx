import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { Menu, MenuItem } from "../../../ui/menus/Menu.tsx";
import { EndDialog } from "../../conversation/dialogs/EndDialog.tsx";
import { isOwedAnswer } from "../../conversation/dialogs/owed-answer.ts";
import type { EndQuestion } from "../../conversation/dialogs/use-ending.ts";
import { endWithNotice } from "../../conversation/ending/end-with-notice.tsx";
import { asksRating } from "../../conversation/rating/use-asks-rating.ts";
import { customerName } from "../../session/customer-name.ts";
import type { OpenedSessionProps } from "./opened-session.ts";

/**
 * [CR2] Ends the session. If the customer would be asked for a rating, a menu lets the supervisor leave that out.
 */
export function EndSessionButton({ accountId, desk, session }: OpenedSessionProps) {
  const { t } = useTranslation("supervise");
  const readOnly = useReadOnlyReason();
  const [question, setQuestion] = useState<EndQuestion | null>(null);
  const [leavesOut, setLeavesOut] = useState(false);
  const asks = asksRating(desk, session);
  const endNow = (unasked: boolean) => {
    setQuestion(null);
    void endWithNotice({ accountId, session, options: unasked ? { askRating: false } : {} });
  };
  const end = (unasked = false) => {
    setLeavesOut(unasked);
    const doubt = doubtOf(session);
    if (doubt) setQuestion(doubt);
    else endNow(unasked);
  };
  const word = (
    <TextButton
      data-testid="end"
      disabledReason={readOnly}
      aria-label={t("opened.about", { action: t("opened.end"), customer: customerName(session.customer) })}
      onClick={asks ? undefined : () => end()}
      touch="full"
    >
      {t("opened.end")}
    </TextButton>
  );
  return (
    <>
      {asks ? (
        <Menu align="end" trigger={word}>
          <MenuItem
            data-testid="end-asking"
            hint={t("conversation:rating.willAsk")}
            disabledReason={readOnly}
            onSelect={() => end()}
          >
            {t("opened.end")}
          </MenuItem>
          <MenuItem data-testid="end-unasked" disabledReason={readOnly} onSelect={() => end(true)}>
            {t("conversation:rating.endUnasked")}
          </MenuItem>
        </Menu>
      ) : (
        word
      )}
      <EndDialog
        question={question}
        asks={asks && !leavesOut}
        onCancel={() => setQuestion(null)}
        onConfirm={() => endNow(leavesOut)}
      />
    </>
  );
}

function doubtOf(session: OpenedSessionProps["session"]): EndQuestion | null {
  if (isOwedAnswer(session)) return "unanswered";
  if (session.lastMessage?.delivery === "unconfirmed") return "unconfirmed";
  return session.reminder?.due === false ? "promised" : null;
}
