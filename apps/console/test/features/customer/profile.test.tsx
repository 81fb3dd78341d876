import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { Profile } from "../../../src/features/customer/Profile.tsx";
import { accountId, session, snapshot, startedAt } from "../../fixtures.ts";

async function saidOf(of: ReturnType<typeof session>): Promise<string> {
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [of] }));
  const component = () => (
    <QueryClientProvider client={client}>
      <Profile accountId={accountId} session={of} messages={[]} />
    </QueryClientProvider>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component }),
    history: createMemoryHistory(),
  });
  return (await act(async () => render(<RouterProvider router={router} />))).container.textContent;
}

test("[RA6] the panel of an ended session shows no remaining replies", async () => {
  expect(await saidOf(session("open"))).toContain("回复额度");
  const over = await saidOf(session("over", { state: "ended", endedAt: startedAt }));
  expect(over).toContain("来源");
  expect(over).not.toContain("回复额度");
});
