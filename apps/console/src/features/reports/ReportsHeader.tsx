import type { Account } from "@jieru/shared/domain/snapshot";
import type { Report } from "@jieru/shared/protocol/reports";
import { formatDayTime } from "../../i18n/format-day-time.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { PageHeader } from "../../ui/page/PageHeader.tsx";
import { BackLink } from "../page/BackLink.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import type { Range } from "./range.ts";

interface ReportsHeaderProps {
  account: Account;
  range: Range;
  report: Report | undefined;
}

export function ReportsHeader({ account, range, report }: ReportsHeaderProps) {
  const { t } = useTranslation("reports");
  const now = useNow();
  const until = report?.countedUntil ?? null;
  return (
    <PageHeader
      title={t("title")}
      about={account.name}
      back={
        <BackLink
          accountId={account.id}
          to="/a/$accountId/supervise"
          label={t("to_board")}
          className="-ml-2 size-7 rounded-control hover:bg-surface-press max-narrow:ml-0 max-narrow:size-11"
        />
      }
    >
      {until !== null && (
        <span data-at={until} className="ml-auto flex-none text-12 text-ink-3 max-narrow:hidden">
          {t("counted", { at: formatDayTime(until, now) })}
        </span>
      )}
      <span className={until === null ? "ml-auto" : "max-narrow:ml-auto"}>
        <ExportMenu accountId={account.id} range={range} report={report} />
      </span>
    </PageHeader>
  );
}
