import type { Role } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { formerAgentsQuery } from "../../../../src/data/queries/former-agents.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { FilterStrip } from "../../../../src/features/inbox/filters/FilterStrip.tsx";
import { useListFilter } from "../../../../src/features/inbox/list-filter.ts";
import type { Tab } from "../../../../src/features/session/lists.ts";
import { accountId, agent, meId, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

const usual = queryClient.getDefaultOptions();

beforeEach(() => {
  queryClient.setDefaultOptions({ queries: { staleTime: Number.POSITIVE_INFINITY } });
  queryClient.setQueryData(formerAgentsQuery(accountId).queryKey, []);
});
afterEach(() => {
  tab = "active";
  cleanup();
  queryClient.clear();
  queryClient.setDefaultOptions(usual);
});

let tab: Tab = "active";
function Strip() {
  return (
    <>
      <FilterStrip accountId={accountId} tab={tab} />
      <output>{JSON.stringify(useListFilter(accountId))}</output>
    </>
  );
}

async function openAs(role: Role, owner = "xuran", more = "") {
  putSnapshot(accountId, snapshot({ me: agent(meId, { role }) }));
  render(
    <QueryClientProvider client={queryClient}>
      <InAccount page={Strip} search={`?owner=${owner}&tagged=VIP${more}`} />
    </QueryClientProvider>,
  );
  const strip = await screen.findByTestId("filter-strip");
  return { says: strip.textContent, asks: JSON.parse(screen.getByRole("status").textContent ?? "") };
}

test("[VW1] a supervisor's link filters an agent's own lists by the rest of the filter and says so", async () => {
  const { says, asks } = await openAs("agent");
  expect(says).toContain("VIP");
  expect(says).not.toContain("xuran");
  expect(asks).toEqual({ tagged: "VIP" });
});

test("[VW1] the strip says when the filtered agent is no longer bound", async () => {
  const { queryKey } = formerAgentsQuery(accountId);
  queryClient.setQueryData(queryKey, [{ id: "has left" as AgentId, name: "许然" }]);
  const { says } = await openAs("supervisor", "has left");
  expect(says).toContain("许然 + VIP");
  expect(screen.getByTestId("owner-gone").textContent).toBe("许然 已被移除。");
  cleanup();
  await openAs("supervisor");
  expect(screen.queryByTestId("owner-gone")).toBeNull();
});

test("[VW1] a supervisor sees the filter exactly as the link states it", async () => {
  const { says, asks } = await openAs("supervisor");
  expect(says).toContain("xuran + VIP");
  expect(asks).toEqual({ owner: "xuran", tagged: "VIP" });
});

test("[SE17] [RP12] the outcome and the report's number are shown over the ended list only", async () => {
  const more = "&outcome=not_answered&counted=opened.five_minutes.2026-11-28.2026-11-28";
  expect((await openAs("supervisor", "all", more)).says).not.toContain("未回复");
  cleanup();
  tab = "ended";
  const { says } = await openAs("supervisor", "all", more);
  expect(says).toContain("未回复 + 2026-11-28 开始，5 分钟内首次响应");
  cleanup();
  expect((await openAs("agent", "all", more)).asks).toEqual({ tagged: "VIP", outcome: "not_answered" });
});
