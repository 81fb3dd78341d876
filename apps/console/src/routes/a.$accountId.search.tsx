import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { SearchPage } from "../search/SearchPage.tsx";
import { searchParams } from "../search/search-params.ts";

export const Route = createFileRoute("/a/$accountId/search")({
  validateSearch: searchParams,
  component: OpenSearch,
});

function OpenSearch() {
  // The router hands on what `validateSearch` leaves out.
  const params = searchParams({ ...Route.useSearch() });
  return <SearchPage accountId={Route.useParams().accountId as AccountId} params={params} />;
}
