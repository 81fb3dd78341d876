import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import { eraseCustomer } from "../api/erase-customer.ts";
import type { Failure } from "../api/outcome.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { useConversation } from "./conversation-context.ts";
import { failureSentence } from "./failure-sentence.ts";

interface EraseDialogProps {
  open: boolean;
  onClose: () => void;
}

/** [RT2] Whose data it is, what goes, what stays, and that nothing brings it back. Enter does not do it by mistake. */
export function EraseDialog({ open, onClose }: EraseDialogProps) {
  const { t } = useTranslation("conversation");
  const { accountId, session, customerName } = useConversation();
  const navigate = useNavigate();
  const [erasing, setErasing] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const readOnly = useReadOnlyReason();
  const textId = useId();
  const confirm = async () => {
    if (erasing) return;
    setErasing(true);
    setFailure(null);
    const outcome = await eraseCustomer(session.conversationId);
    setErasing(false);
    if (!outcome.ok) return setFailure(outcome);
    onClose();
    void navigate({ to: "/a/$accountId", params: { accountId } });
  };
  const title = t("erase.title", { name: customerName });
  return (
    <Dialog alert open={open} onClose={onClose} label={title} className="w-100">
      <div data-testid="erase-dialog" className="grid gap-2 px-3.5 py-3">
        <b className="font-semibold wrap-anywhere">{title}</b>
        <div id={textId} className="grid gap-1.5 text-ink-2">
          <p>{t("erase.goes")}</p>
          <p>{t("erase.stays")}</p>
          <p className="text-danger">{t("erase.forGood")}</p>
        </div>
        <p role="alert" className="min-h-4 text-12 text-danger">
          {failure && failureSentence(failure)}
        </p>
        <span className="flex justify-end gap-2">
          <Button autoFocus tone="quiet" onClick={onClose} className="max-narrow:h-11">
            {t("end.cancel")} <Kbd beside>Esc</Kbd>
          </Button>
          <Button
            tone="danger"
            data-testid="erase-confirm"
            disabledReason={readOnly}
            aria-describedby={textId}
            aria-busy={erasing || undefined}
            onClick={() => void confirm()}
            className="max-narrow:h-11"
          >
            {t(erasing ? "erase.erasing" : "erase.confirm")}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
