import type { AccountId } from "@jieru/shared/domain/ids";
import type { Report } from "@jieru/shared/protocol/reports";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useConnection } from "../../data/store/connection.ts";
import { formatDayTime } from "../../i18n/format-day-time.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { loadingDelayMs, useHasElapsed } from "../../lib/time/use-has-elapsed.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { DayChart } from "./chart/DayChart.tsx";
import { formatCount } from "./figures.ts";
import { freshnessLabel } from "./freshness-labels.ts";
import { ReportSkeleton } from "./ReportSkeleton.tsx";
import type { ReportParams } from "./report-params.ts";
import { Tiles } from "./Tiles.tsx";
import { Tables } from "./tables/Tables.tsx";
import { formerDays, isEmpty } from "./totals.ts";

interface ReadReportProps {
  accountId: AccountId;
  params: ReportParams;
  query: Pick<UseQueryResult<Report>, "data" | "isError" | "isPlaceholderData" | "refetch">;
  today: string;
}

/** [RP8] The numbers, or why there are none. The previous numbers stay dimmed until the next are loaded. */
export function ReadReport({ accountId, params, query, today }: ReadReportProps) {
  const { t } = useTranslation("reports");
  const connection = useConnection();
  const now = useNow();
  const { data: report, isError, isPlaceholderData } = query;
  if (!report && isError)
    return (
      <Middle
        title={t("failed")}
        hint={connection.state !== "signed_out" && t("failed_hint")}
        action={<Button onClick={() => void query.refetch()}>{t("common:retry")}</Button>}
      />
    );
  if (!report) return <DelayedSkeleton />;
  const former = formerDays(report.days);
  const freshness = freshnessLabel({ report, isError, connection, now });
  return (
    <>
      {freshness && (
        <p
          role="status"
          className="flex-none border-b border-border-1 px-5 py-1.5 text-12 text-ink-2 max-narrow:px-4"
        >
          {freshness}
        </p>
      )}
      {isEmpty(report.days) ? (
        <Middle title={t("empty")} hint={t("empty_hint")} />
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable without a mouse.
          tabIndex={0}
          aria-label={t("title")}
          aria-busy={isPlaceholderData}
          data-testid="report"
          className="thin-scroll min-h-0 flex-1 overflow-y-auto aria-busy:opacity-60"
        >
          <Tiles accountId={accountId} range={report} days={report.days} today={today} />
          {former > 0 && (
            <p
              data-testid="former-days"
              className="border-b border-border-1 px-5 py-1.5 text-12 text-ink-2 max-narrow:px-4"
            >
              {t("former_days", { days: formatCount(former) })}
            </p>
          )}
          <DayChart days={report.days} today={today} />
          <Tables {...{ accountId, params, report, today }} />
          {report.countedUntil !== null && (
            <p className="px-4 pb-4 text-12 text-ink-3 narrow:hidden">
              {t("counted", { at: formatDayTime(report.countedUntil, now) })}
            </p>
          )}
        </section>
      )}
    </>
  );
}

const Middle = (props: { title: ReactNode; hint?: ReactNode; action?: ReactNode }) => (
  <div role="status" className="min-h-0 flex-1">
    <EmptyState {...props} />
  </div>
);

/** Shows nothing for loads that end within a blink. */
const DelayedSkeleton = () => (useHasElapsed(loadingDelayMs) ? <ReportSkeleton /> : null);
