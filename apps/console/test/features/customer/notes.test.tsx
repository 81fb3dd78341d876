import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { CustomerPanel } from "../../../src/features/customer/CustomerPanel.tsx";
import { accountId, message, session, snapshot } from "../../fixtures.ts";

const [su, chen] = [session("su"), session("chen")];
let answer: (path: string) => Response;

beforeEach(() => {
  putSnapshot(accountId, snapshot({ sessions: [su, chen] }));
  answer = () => Response.json({ messages: [message("m", 20)], more: true, newer: false, seq: 20, gaps: [] });
  vi.stubGlobal("fetch", async (path: string) =>
    path.includes("/messages")
      ? answer(path)
      : Response.json({ sessions: [], next: null, agents: [], attributes: [] }),
  );
});
afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

async function openPanel() {
  let show: (id: typeof su.id) => void = () => undefined;
  const component = () => {
    const [id, setId] = useState(su.id);
    show = setId;
    return (
      <QueryClientProvider client={queryClient}>
        <CustomerPanel accountId={accountId} sessionId={id} />
      </QueryClientProvider>
    );
  };
  const router = createRouter({
    routeTree: createRootRoute({ component }),
    history: createMemoryHistory(),
  });
  await act(async () => render(<RouterProvider router={router} />));
  fireEvent.click(screen.getByRole("tab", { name: /备注/ }));
  await screen.findByText("加载更多");
  return (id: typeof su.id) => act(async () => show(id));
}

test("[NO9] older notes that failed to load say so, and can be requested again", async () => {
  const show = await openPanel();
  const page = answer;
  answer = () => Response.json({}, { status: 503 });
  fireEvent.click(screen.getByText("加载更多"));
  const again = await screen.findByText("加载失败，请重试");
  answer = () => Response.json({ messages: [message("n", 10)], more: true, newer: true, seq: 20, gaps: [] });
  fireEvent.click(again);
  expect(await screen.findByText("加载更多")).toBeTruthy();
  answer = () => Response.json({}, { status: 503 });
  fireEvent.click(screen.getByText("加载更多"));
  await screen.findByText("加载失败，请重试");
  answer = page;
  await show(chen.id);
  await screen.findByText("加载更多");
  await show(su.id);
  expect(await screen.findByText("加载更多")).toBeTruthy();
});

test("[MN8] the customer's notes highlight current names, the viewer's most", async () => {
  const [me, other] = snapshot({}).agents;
  if (!me || !other) throw new Error("the desk has two agents");
  const to = [me, other].map(({ id, name }) => ({ agentId: id, name }));
  const noted = { ...message("noted", 19), type: "note", note: `@${me.name} @${other.name} 看看`, to };
  answer = () => Response.json({ messages: [noted], more: true, newer: false, seq: 20, gaps: [] });
  await openPanel();
  const named = screen.getAllByTestId("mention");
  expect(named.map((one) => one.textContent)).toEqual([`@${me.name}`, `@${other.name}`]);
  expect(named.map((one) => "mine" in one.dataset)).toEqual([true, false]);
});
