import "../../i18n/messages/exports.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { exportDaysAtMost } from "@jieru/shared/protocol/exports";
import { useState } from "react";
import { paths } from "../../data/http/paths.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Input } from "../../ui/fields/Input.tsx";
import { Dialog } from "../../ui/overlays/Dialog.tsx";
import { exportRequest } from "../exports/download-export.ts";
import { ExportForm } from "../exports/ExportForm.tsx";
import { rangeProblem } from "./own-range.ts";
import { addDays, type Range } from "./range.ts";

interface AccountExportProps {
  accountId: AccountId;
  /** The shown days, or the last of them if they exceed the limit of an export. */
  range: Range;
  open: boolean;
  onClose: () => void;
}

export function AccountExport({ open, onClose, ...days }: AccountExportProps) {
  const { t } = useTranslation("exports");
  return (
    <Dialog open={open} onClose={onClose} label={t("account")} className="w-100">
      <DaysForm {...days} onClose={onClose} />
    </Dialog>
  );
}

/** Mounted with the dialog, so that it starts with the days shown then. */
function DaysForm({ accountId, range, onClose }: Omit<AccountExportProps, "open">) {
  const { t } = useTranslation("exports");
  const [days, setDays] = useState(() => lastOf(range));
  const problem = rangeProblem(days, exportDaysAtMost);
  return (
    <ExportForm
      title={t("account")}
      pathOf={(choice) => paths.accountExport(accountId, { ...days, ...exportRequest(choice) })}
      problem={problem && t(problem, { days: exportDaysAtMost })}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3">
        {(["from", "to"] as const).map((end) => (
          <label key={end} className="grid gap-1 text-12 text-ink-2">
            {t(end)}
            <Input
              type="date"
              value={days[end]}
              data-testid={`export-${end}`}
              onChange={({ target }) => setDays({ ...days, [end]: target.value })}
            />
          </label>
        ))}
      </div>
    </ExportForm>
  );
}

function lastOf({ from, to }: Range): Range {
  const first = addDays(to, 1 - exportDaysAtMost);
  return { from: from < first ? first : from, to };
}
