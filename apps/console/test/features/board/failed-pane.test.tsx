import type { Session } from "@jieru/shared/domain/session";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { AlarmFilter } from "../../../src/features/board/alarm-filter.tsx";
import { Dragging } from "../../../src/features/board/assigning/Dragging.tsx";
import { BoardPanes } from "../../../src/features/board/BoardPanes.tsx";
import { accountId, agent, meId, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

beforeEach(() => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("[TR16] a board pane that throws leaves the other panes working", async () => {
  const me = agent(meId, { role: "supervisor" });
  const sessions = [{ ...waiting("a"), customer: null } as unknown as Session];
  const desk = snapshot({ me, agents: [me], waiting: { count: 1, sessions } });
  const client = new QueryClient();
  putSnapshot(accountId, desk);
  const page = () => (
    <AlarmFilter desk={desk}>
      <Dragging accountId={accountId} desk={desk}>
        <BoardPanes accountId={accountId} desk={desk} />
      </Dragging>
    </AlarmFilter>
  );
  render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  expect((await screen.findByRole("alert")).textContent).toContain("无法显示此部分");
  expect(screen.queryByTestId("board-line")).toBeNull();
  expect(screen.getAllByText(me.name).length).toBeGreaterThan(0);
});
