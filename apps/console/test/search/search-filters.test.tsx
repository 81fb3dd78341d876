import type { AgentId } from "@jieru/shared/domain/ids";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { knownTagsQuery } from "../../src/api/customers.ts";
import { formerAgentsQuery } from "../../src/api/former-agents.ts";
import { queryClient } from "../../src/api/query-client.ts";
import { snapshotQuery } from "../../src/api/snapshot.ts";
import "../../src/search/words.ts";
import { SearchFilters } from "../../src/search/SearchFilters.tsx";
import type { SearchParams } from "../../src/search/search-params.ts";
import { accountId, snapshot } from "../desk.ts";

const usual = queryClient.getDefaultOptions();

beforeEach(() => {
  queryClient.setDefaultOptions({ queries: { staleTime: Number.POSITIVE_INFINITY } });
  queryClient.setQueryData(snapshotQuery(accountId).queryKey, snapshot());
  queryClient.setQueryData(formerAgentsQuery(accountId).queryKey, []);
  queryClient.setQueryData(knownTagsQuery(accountId).queryKey, []);
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  queryClient.setDefaultOptions(usual);
});

function show(params: SearchParams): (string | null)[] {
  render(
    <QueryClientProvider client={queryClient}>
      <SearchFilters accountId={accountId} params={params} onChange={() => undefined} />
    </QueryClientProvider>,
  );
  return ["filter-agent", "filter-tag"].map((id) => screen.queryByTestId(id)?.textContent ?? null);
}

test("[FI8] what a supervisor's link filters by is seen by the agent who opens it, and a tag by whoever knows of none", () => {
  const [agent, tag] = show({ q: "茶壶", agent: "xuran" as AgentId, tag: "VIP" });
  expect(agent).toContain("xuran");
  expect(tag).toContain("VIP");
});

test("[FI8] neither is offered to an agent of an account without tags", () => {
  expect(show({ q: "茶壶" })).toEqual([null, null]);
});
