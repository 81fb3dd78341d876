import { blockReasonLength } from "@jieru/shared/domain/session";
import { useState } from "react";
import { unsavedReasons } from "../../../data/drafts/unsaved.ts";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { setBlocked } from "../../../data/queries/customers.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";
import { Input } from "../../../ui/fields/Input.tsx";
import { lengthLimit } from "../../../ui/fields/length-limit.ts";
import { Kbd } from "../../../ui/keys/Kbd.tsx";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { useConversation } from "../conversation-context.ts";
import { BlockedNote } from "../picker/BlockedNote.tsx";
import { useBlocked } from "../picker/use-blocked.ts";

interface BlockDialogProps {
  open: boolean;
  onClose: () => void;
}

export function BlockDialog({ open, onClose }: BlockDialogProps) {
  const { t } = useTranslation("conversation");
  const { accountId, session, customerName } = useConversation();
  const [reason, setReason] = useState(unsavedReasons.of(session.customer.id) ?? "");
  const blocked = useBlocked("block");
  const held = useReadOnlyReason() ?? blocked;
  const confirm = () => {
    if (held) return;
    const { id } = session.customer;
    unsavedReasons.keep(id, reason);
    void setBlocked(accountId, id, true, reason.trim() || null).then(({ ok }) => {
      if (!ok) return;
      unsavedReasons.keep(id, null);
      setReason("");
    });
    onClose();
  };
  const keys = useEnterKey(confirm, () => undefined);
  return (
    <ConfirmDialog
      name="block"
      question={open ? t("block_list.title", { name: customerName }) : null}
      onClose={onClose}
      confirm={
        <>
          {t("block_list.confirm")} <Kbd beside>↵</Kbd>
        </>
      }
      disabledReason={held}
      onConfirm={confirm}
      field={
        <>
          <Input
            data-testid="block-reason"
            aria-label={t("block_list.reason")}
            placeholder={t("block_list.reason")}
            value={reason}
            {...lengthLimit(blockReasonLength, setReason)}
            onKeyDown={keys.onKeyDown}
            onKeyUp={keys.onKeyUp}
          />
          {blocked && <BlockedNote reason={blocked} className="px-0" />}
        </>
      }
    >
      {session.state === "ended" ? t("block_list.text") : t("block_list.textOpen")}
    </ConfirmDialog>
  );
}
