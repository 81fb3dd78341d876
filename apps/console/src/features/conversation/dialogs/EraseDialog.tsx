import { useRouter } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { eraseCustomer } from "../../../data/queries/erase-customer.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { useConversation } from "../conversation-context.ts";

interface EraseDialogProps {
  open: boolean;
  onClose: () => void;
}

/** [RT2] [RT9] Says whose data is erased, what stays, and that it cannot be undone. */
export function EraseDialog({ open, onClose }: EraseDialogProps) {
  const { t } = useTranslation("conversation");
  const { accountId, session, customerName } = useConversation();
  const router = useRouter();
  const readOnly = useReadOnlyReason();
  const erase = async () => {
    const from = router.latestLocation.pathname;
    const outcome = await eraseCustomer(session.conversationId);
    if (!outcome.ok) return failureSentence(outcome);
    onClose();
    showToast({ text: t("erase.done") });
    if (router.latestLocation.pathname === from)
      void router.navigate({ to: "/a/$accountId", params: { accountId } });
    return null;
  };
  return (
    <ConfirmDialog
      name="erase"
      question={open ? t("erase.title", { name: customerName }) : null}
      onClose={onClose}
      confirm={t("erase.confirm")}
      confirming={t("erase.erasing")}
      disabledReason={readOnly}
      onConfirm={erase}
      className="w-100"
    >
      <p>{t("erase.goes")}</p>
      <p>{t("erase.stays")}</p>
      <p className="text-danger">{t("erase.forGood")}</p>
    </ConfirmDialog>
  );
}
