import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { SearchPage } from "../search/SearchPage.tsx";
import { searchParams } from "../search/search-params.ts";

export const Route = createFileRoute("/a/$accountId/search")({
  validateSearch: searchParams,
  component: OpenSearch,
});

function OpenSearch() {
  return <SearchPage accountId={Route.useParams().accountId as AccountId} params={Route.useSearch()} />;
}
