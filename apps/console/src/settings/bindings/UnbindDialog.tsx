import type { AccountId } from "@jieru/shared/domain/ids";
import { useDesk } from "../../api/use-desk.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { unbind } from "./bindings.ts";
import type { BindingRow } from "./rows.ts";

interface UnbindDialogProps {
  accountId: AccountId;
  row: BindingRow | null;
  onClose: () => void;
}

/** [AG6] Says what it leads to before it is done: it acts at once. */
export function UnbindDialog({ accountId, row, onClose }: UnbindDialogProps) {
  const { t } = useTranslation(["settings", "common"]);
  const { sessions } = useDesk(accountId);
  const readOnly = useReadOnlyReason();
  const held = sessions.filter(
    (s) => s.ownerId === row?.id && (s.state === "active" || s.state === "inactive"),
  );
  const confirm = () => {
    if (row) void unbind(accountId, row.id);
    onClose();
  };
  return (
    <Dialog alert open={row !== null} onClose={onClose} label={t("unbind.title")} className="w-96">
      <div data-testid="unbind-dialog" className="grid gap-1.5 px-5 py-4">
        <b className="text-15 font-semibold">{row && t("unbind.question", { name: row.name })}</b>
        <p className="text-ink-2">
          {row &&
            t(held.length > 0 ? "unbind.sessions" : "unbind.no_sessions", {
              name: row.name,
              count: held.length,
            })}
        </p>
        <p className="text-ink-2">{t("unbind.at_once")}</p>
        <span className="mt-3 flex justify-end gap-2">
          <Button tone="quiet" onClick={onClose} className="max-narrow:h-11">
            {t("common:cancel")}
          </Button>
          <Button
            tone="danger"
            data-testid="unbind-confirm"
            disabledReason={readOnly}
            onClick={confirm}
            className="max-narrow:h-11"
          >
            {t("unbind.title")}
          </Button>
        </span>
      </div>
    </Dialog>
  );
}
