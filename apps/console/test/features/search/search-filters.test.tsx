import type { AgentId, TopicId } from "@jieru/shared/domain/ids";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { knownTagsQuery } from "../../../src/data/queries/customers.ts";
import { formerAgentsQuery } from "../../../src/data/queries/former-agents.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { SearchFilters } from "../../../src/features/search/SearchFilters.tsx";
import type { SearchParams } from "../../../src/features/search/search-params.ts";
import { topicChoices } from "../../../src/features/session/topic-choices.ts";
import { accountId, snapshot } from "../../fixtures.ts";

const usual = queryClient.getDefaultOptions();

beforeEach(() => {
  queryClient.setDefaultOptions({ queries: { staleTime: Number.POSITIVE_INFINITY } });
  putSnapshot(accountId, snapshot());
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

test("[FI8] an agent sees the filters of a supervisor's link and an unknown tag", () => {
  const [agent, tag] = show({ q: "茶壶", agent: "xuran" as AgentId, tag: "VIP" });
  expect(agent).toContain("xuran");
  expect(tag).toContain("VIP");
});

test("[FI8] an agent of an account without tags sees neither filter", () => {
  expect(show({ q: "茶壶" })).toEqual([null, null]);
});

test("[WU9] topics are offered if the account has any, and a link's topic is always shown", () => {
  const topics = [
    { id: "old" as TopicId, name: "预售", retired: true },
    { id: "refund" as TopicId, name: "退款", retired: false },
  ];
  const { account, ...desk } = snapshot();
  show({ q: "茶壶" });
  expect(screen.queryByTestId("filter-topic")).toBeNull();
  cleanup();
  show({ q: "茶壶", topic: "gone" as TopicId });
  expect(screen.getByTestId("filter-topic").textContent).toContain("gone");
  cleanup();
  putSnapshot(accountId, { ...desk, account: { ...account, topics } });
  show({ q: "茶壶", topic: "old" as TopicId });
  expect(screen.getByTestId("filter-topic").textContent).toContain("预售");
  expect(topicChoices(topics).map(({ label }) => label)).toEqual(["退款", "预售"]);
});
