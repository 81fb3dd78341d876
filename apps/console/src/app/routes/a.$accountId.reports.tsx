import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { ReportsPage } from "../../features/reports/ReportsPage.tsx";
import { reportParams } from "../../features/reports/report-params.ts";

export const Route = createFileRoute("/a/$accountId/reports")({
  validateSearch: reportParams,
  loaderDeps: ({ search }) => reportParams({ ...search }),
  // Not awaited: the page renders meanwhile and shows failures itself.
  loader: ({ context: { queryClient }, params, deps }) =>
    void import("../../features/reports/prefetch-report.ts").then(
      ({ prefetchReport }) => prefetchReport(queryClient, params.accountId as AccountId, deps),
      () => undefined,
    ),
  component: OpenReports,
});

function OpenReports() {
  // The router also passes on what `validateSearch` leaves out.
  const params = reportParams({ ...Route.useSearch() });
  return <ReportsPage accountId={Route.useParams().accountId as AccountId} params={params} />;
}
