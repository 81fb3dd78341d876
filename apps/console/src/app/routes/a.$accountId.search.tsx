import type { AccountId } from "@jieru/shared/domain/ids";
import { createFileRoute } from "@tanstack/react-router";
import { SearchPage } from "../../features/search/SearchPage.tsx";
import { searchParams } from "../../features/search/search-params.ts";

export const Route = createFileRoute("/a/$accountId/search")({
  validateSearch: searchParams,
  loaderDeps: ({ search }) => searchParams({ ...search }),
  // Not awaited: the page renders meanwhile and shows failures itself.
  loader: ({ context: { queryClient }, params, deps }) =>
    void import("../../features/search/use-search.ts").then(
      ({ prefetchSearch }) => prefetchSearch(queryClient, params.accountId as AccountId, deps),
      () => undefined,
    ),
  component: OpenSearch,
});

function OpenSearch() {
  // The router also passes on what `validateSearch` leaves out.
  const params = searchParams({ ...Route.useSearch() });
  return <SearchPage accountId={Route.useParams().accountId as AccountId} params={params} />;
}
