import type { Account } from "@jieru/shared/domain/snapshot";
import type { Report } from "@jieru/shared/protocol/reports";
import { formatDayTime } from "../../i18n/format-day-time.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { BackLink } from "../page/BackLink.tsx";
import { ExportMenu } from "./ExportMenu.tsx";
import type { Range } from "./range.ts";

interface ReportsHeaderProps {
  account: Account;
  range: Range;
  report: Report | undefined;
}

/** The account, until when it is counted, and the file to take along. */
export function ReportsHeader({ account, range, report }: ReportsHeaderProps) {
  const { t } = useTranslation("reports");
  const now = useNow();
  const until = report?.countedUntil ?? null;
  return (
    <header className="flex h-[54px] flex-none items-center gap-3 border-b border-border-1 pr-5 pl-3 max-narrow:h-14 max-narrow:px-2">
      <BackLink
        accountId={account.id}
        to="/a/$accountId/supervise"
        label={t("to_board")}
        className="size-7 rounded-control hover:bg-surface-press max-narrow:size-11"
      />
      <h1 className="flex-none text-15 font-semibold">{t("title")}</h1>
      <span dir="auto" className="min-w-0 truncate text-left text-ink-2">
        {account.name}
      </span>
      {until !== null && (
        <span data-at={until} className="ml-auto flex-none text-12 text-ink-3 max-narrow:hidden">
          {t("counted", { at: formatDayTime(until, now) })}
        </span>
      )}
      <span className={until === null ? "ml-auto" : "max-narrow:ml-auto"}>
        <ExportMenu accountId={account.id} range={range} report={report} />
      </span>
    </header>
  );
}
