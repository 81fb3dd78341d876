import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { ReportsPage } from "../../features/reports/ReportsPage.tsx";
import { reportParams } from "../../features/reports/report-params.ts";

export const Route = createFileRoute("/a/$accountId/reports")({
  validateSearch: reportParams,
  loaderDeps: ({ search }) => reportParams({ ...search }),
  // Not awaited: the page is drawn meanwhile.
  loader: ({ context: { queryClient }, params, deps }) =>
    void import("../../features/reports/prefetch-report.ts").then(
      ({ prefetchReport }) => prefetchReport(queryClient, params.accountId as AccountId, deps),
      // The page itself says what could not be fetched.
      () => undefined,
    ),
  component: OpenReports,
});

function OpenReports() {
  // The router hands on what `validateSearch` leaves out.
  const params = reportParams({ ...Route.useSearch() });
  return <ReportsPage accountId={Route.useParams().accountId as AccountId} params={params} />;
}
