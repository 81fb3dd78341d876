import type { AccountId } from "@jieru/shared/domain/ids";
import { usualReportDays } from "@jieru/shared/protocol/reports";
import { useNavigate } from "@tanstack/react-router";
import { offsetOf, zonesDiffer } from "../../i18n/exact-time-label.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { Segmented } from "../../ui/fields/Segmented.tsx";
import { OwnRange } from "./OwnRange.tsx";
import type { Range } from "./range.ts";
import { type ReportParams, reportParams, spans, tablesIn } from "./report-params.ts";

interface RangeBarProps {
  accountId: AccountId;
  params: ReportParams;
  range: Range;
  today: string;
  timeZone: string;
}

export function RangeBar({ accountId, params, range, today, timeZone }: RangeBarProps) {
  const { t } = useTranslation("reports");
  const navigate = useNavigate();
  const go = (days: ReportParams) =>
    void navigate({
      to: "/a/$accountId/reports",
      params: { accountId },
      search: { ...days, ...tablesIn({ ...params }) },
    });
  const isOwn = params.from !== undefined;
  const now = serverNow();
  return (
    <div className="flex min-h-11 flex-none flex-wrap items-center gap-x-4 gap-y-2 border-b border-border-1 px-5 py-2 max-narrow:px-4">
      <Segmented
        label={t("range.label")}
        value={isOwn ? "own" : String(params.last ?? usualReportDays)}
        onChange={(chosen) => go(chosen === "own" ? range : reportParams({ last: Number(chosen) }))}
        segments={[
          ...spans.map((days) => ({ value: String(days), label: t("range.last", { days }) })),
          { value: "own", label: t("range.own") },
        ]}
      />
      {isOwn && <OwnRange range={range} today={today} onChange={go} />}
      {zonesDiffer(now, timeZone) && (
        <span className="text-12 text-ink-3">{t("zone", { zone: offsetOf(now, timeZone) })}</span>
      )}
    </div>
  );
}
