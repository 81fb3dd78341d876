import type { Session } from "@jieru/shared/domain/session";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import { expect, test } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import { SessionRow } from "../../src/inbox/SessionRow.tsx";
import { accountId, meId, session, startedAt } from "../desk.ts";

async function rowOf(of: Session): Promise<HTMLElement> {
  const component = () => (
    <QueryClientProvider client={queryClient}>
      <SessionRow
        {...{ accountId, meId }}
        session={of}
        nameOf={() => undefined}
        current={false}
        reachable
        lateAfterMs={300_000}
        compact={false}
      />
    </QueryClientProvider>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component }),
    history: createMemoryHistory(),
  });
  return act(async () => render(<RouterProvider router={router} />).container);
}

test("[RA6] what is left is drawn in the rows of open sessions, and in none of ended ones", async () => {
  expect((await rowOf(session("open"))).querySelector("[data-level]")).not.toBeNull();
  const over = await rowOf(session("over", { state: "ended", endedAt: startedAt, source: "商品页" }));
  expect(over.querySelector("[data-level]")).toBeNull();
  expect(over.textContent).toContain("商品页");
});
