import type { AccountId } from "@jieru/shared/domain/ids";
import { type Report, type ReportRows, reportRows } from "@jieru/shared/protocol/reports";
import { icon14 } from "@jieru/ui/icon.ts";
import { Download } from "lucide-react";
import { useState } from "react";
import { failureSentence } from "../../data/optimistic/failure-sentence.ts";
import { useMe } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { showToast } from "../../lib/toast-store.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { Menu, MenuItem } from "../../ui/menus/Menu.tsx";
import { LazyMount } from "../../ui/rendering/LazyMount.tsx";
import { onDemand } from "../../ui/rendering/on-demand.tsx";
import { downloadReport } from "./download-report.ts";
import type { Range } from "./range.ts";
import { isEmpty } from "./totals.ts";

const AccountExport = onDemand(async () => (await import("./AccountExport.tsx")).AccountExport);

interface ExportMenuProps {
  accountId: AccountId;
  range: Range;
  report: Report | undefined;
}

export function ExportMenu({ accountId, range, report }: ExportMenuProps) {
  const { t } = useTranslation("reports");
  const me = useMe(accountId);
  const [underWay, setUnderWay] = useState(false);
  const [exporting, setExporting] = useState(false);
  const take = async (rows: ReportRows) => {
    setUnderWay(true);
    const outcome = await downloadReport(accountId, range, rows);
    setUnderWay(false);
    if (!outcome.ok) showToast({ text: t("export.failed", { why: failureSentence(outcome) }) });
  };
  const nothing = report && isEmpty(report.days) ? t("export.nothing") : null;
  const button = (
    <Button
      icon={<Download {...icon14} />}
      data-testid="export"
      disabledReason={underWay ? t("export.under_way") : null}
    >
      {t("export.title")}
    </Button>
  );
  const hasTopics = (report?.topics ?? []).length > 0;
  const offered = reportRows.filter((rows) => rows !== "topics" || hasTopics);
  const onClose = () => setExporting(false);
  return (
    <>
      <Menu align="end" trigger={button}>
        {offered.map((rows) => (
          <MenuItem
            key={rows}
            data-testid={`export-${rows}`}
            disabledReason={nothing}
            onSelect={() => void take(rows)}
          >
            {t(`export.${rows}`)}
          </MenuItem>
        ))}
        <MenuItem
          data-testid="export-all"
          disabledReason={me.role === "admin" ? null : t("export.admin_only")}
          onSelect={() => setExporting(true)}
        >
          {t("export.all")}
        </MenuItem>
      </Menu>
      <LazyMount open={exporting} onFailed={onClose}>
        <AccountExport {...{ accountId, range, open: exporting, onClose }} />
      </LazyMount>
    </>
  );
}
