import { useId, useState } from "react";
import { setBlocked } from "../api/customers.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { useReadOnlyReason } from "../sync/read-only.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { useConversation } from "./conversation-context.ts";
import { useEnterKey } from "./use-enter-key.ts";

interface BlockDialogProps {
  open: boolean;
  onClose: () => void;
}

const longestReason = 200;

/** [BL2] [BL3] What being on the blacklist means, and why it shall be. */
export function BlockDialog({ open, onClose }: BlockDialogProps) {
  const { t } = useTranslation("conversation");
  const { accountId, session, customerName } = useConversation();
  const [reason, setReason] = useState("");
  const readOnly = useReadOnlyReason();
  const textId = useId();
  const confirm = () => {
    if (readOnly) return;
    void setBlocked(accountId, session.customer.id, true, reason.trim() || null);
    setReason("");
    onClose();
  };
  const keys = useEnterKey(confirm, () => undefined);
  return (
    <Dialog
      alert
      open={open}
      onClose={onClose}
      label={t("block_list.title", { name: customerName })}
      className="w-90"
    >
      <div data-testid="block-dialog" className="grid gap-2 px-3.5 py-3">
        <b className="font-semibold wrap-anywhere">{t("block_list.title", { name: customerName })}</b>
        <span id={textId} className="text-ink-2">
          {session.state === "ended" ? t("block_list.text") : t("block_list.textOpen")}
        </span>
        <input
          autoFocus
          data-testid="block-reason"
          aria-label={t("block_list.reason")}
          aria-describedby={textId}
          placeholder={t("block_list.reason")}
          value={reason}
          maxLength={longestReason}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={keys.onKeyDown}
          onKeyUp={keys.onKeyUp}
          className="h-8 rounded-control bg-surface-2 px-2 inset-ring inset-ring-border-control placeholder:text-ink-3 max-narrow:h-11 max-narrow:text-16"
        />
        <span className="mt-1 flex justify-end gap-2">
          <Button tone="quiet" onClick={onClose} className="max-narrow:h-11">
            {t("end.cancel")} <Kbd beside>Esc</Kbd>
          </Button>
          <Button
            tone="danger"
            data-testid="block-confirm"
            disabledReason={readOnly}
            onClick={confirm}
            className="max-narrow:h-11"
          >
            {t("block_list.confirm")} <Kbd beside>↵</Kbd>
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
