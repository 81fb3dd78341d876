import type { AccountId } from "@jieru/shared/domain/ids";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { ConfirmDialog } from "../../../ui/overlays/ConfirmDialog.tsx";
import { unbind } from "./bindings.ts";
import type { BindingRow } from "./rows.ts";

interface UnbindDialogProps {
  accountId: AccountId;
  row: BindingRow | null;
  onClose: () => void;
}

/** [AG6] Explains the consequences first, as unbinding takes effect at once. */
export function UnbindDialog({ accountId, row, onClose }: UnbindDialogProps) {
  const { t } = useTranslation("bindings");
  const { sessions } = useSnapshot(accountId);
  const readOnly = useReadOnlyReason();
  const held = sessions.filter(
    (s) => s.ownerId === row?.id && (s.state === "active" || s.state === "inactive"),
  );
  const confirm = () => {
    if (row) void unbind(accountId, row.id);
    onClose();
  };
  return (
    <ConfirmDialog
      name="unbind"
      question={row && t("unbind.question", { name: row.name })}
      onClose={onClose}
      confirm={t("unbind.title")}
      disabledReason={readOnly}
      onConfirm={confirm}
    >
      <p>
        {row &&
          t(held.length > 0 ? "unbind.sessions" : "unbind.no_sessions", {
            name: row.name,
            count: held.length,
          })}
      </p>
      <p>{t("unbind.at_once")}</p>
    </ConfirmDialog>
  );
}
