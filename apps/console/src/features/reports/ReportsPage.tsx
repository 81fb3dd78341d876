import "../../i18n/messages/reports.ts";
import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { localTime, timeZoneOf } from "@jieru/shared/domain/local-day";
import { useQuery } from "@tanstack/react-query";
import { useAccount, useMe } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { BackToSessions } from "../page/BackToSessions.tsx";
import { ConnectionBanner } from "../page/banners/ConnectionBanner.tsx";
import { pageFrame } from "../page/page-frame.ts";
import { RangeBar } from "./RangeBar.tsx";
import { ReadReport } from "./ReadReport.tsx";
import { ReportsHeader } from "./ReportsHeader.tsx";
import { rangeOf } from "./range.ts";
import { reportQuery } from "./report.ts";
import type { ReportParams } from "./report-params.ts";

interface ReportsProps {
  accountId: AccountId;
  params: ReportParams;
}

const frame = `${pageFrame} flex flex-col border-l border-border-1 bg-surface-2 max-narrow:border-0`;

export function ReportsPage(props: ReportsProps) {
  const { t } = useTranslation("reports");
  const me = useMe(props.accountId);
  if (supervises(me)) return <Reports {...props} />;
  return (
    <main className={frame}>
      <EmptyState title={t("not_allowed")} hint={t("not_allowed_hint")} action={<BackToSessions />} />
    </main>
  );
}

function Reports({ accountId, params }: ReportsProps) {
  const account = useAccount(accountId);
  const timeZone = timeZoneOf(account);
  const { date: today } = localTime(useNow(), timeZone);
  const range = rangeOf(params, today);
  const query = useQuery(reportQuery(accountId, range));
  return (
    <main className={frame} data-testid="reports">
      <ReportsHeader account={account} range={range} report={query.data} />
      <ConnectionBanner />
      <RangeBar {...{ accountId, params, range, today, timeZone }} />
      <ReadReport {...{ accountId, params, query, today }} />
    </main>
  );
}
