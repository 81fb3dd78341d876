import type { Session } from "@jieru/shared/domain/session";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { WaitingPane } from "../../../src/features/board/waiting/WaitingPane.tsx";
import { accountId, agent, meId, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const me = agent(meId, { role: "supervisor" });
const deskOf = (sessions: Session[]) =>
  snapshot({ me, agents: [me], waiting: { count: sessions.length, sessions } });
const line = ["a", "b"].map((id) => waiting(id));

let become: (sessions: Session[]) => void = () => undefined;
function Page() {
  const [sessions, setSessions] = useState(line);
  become = setSessions;
  const given = line.filter((s) => !sessions.includes(s)).map((s) => ({ ...s, ownerId: meId }));
  return <WaitingPane accountId={accountId} desk={{ ...deskOf(sessions), sessions: given }} />;
}

test("[DI8] unanswerable customers are below a heading that is not a row", async () => {
  const lapsed = waiting("c", { waitingSince: 1, lapsed: true });
  const sessions = [...line, lapsed];
  const desk = snapshot({ me, agents: [me], waiting: { count: 9, lapsed: 7, sessions } });
  const client = new QueryClient();
  putSnapshot(accountId, desk);
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <WaitingPane accountId={accountId} desk={desk} />} />
    </QueryClientProvider>,
  );
  const rows = within(await screen.findByTestId("board-line")).getAllByRole("listitem");
  expect(rows.map((row) => row.querySelector("[data-line-row]") !== null)).toEqual([true, true, false, true]);
  expect(rows[2]?.textContent).toContain("7");
  expect(rows[3]?.querySelector("[data-late]")).toBeNull();
  expect(screen.getByRole("heading").textContent).toMatch(/2$/);
});

test("[RD14] [SE16] no customer moves into another's place under a menu opened by keyboard", async () => {
  const client = new QueryClient();
  putSnapshot(accountId, deskOf(line));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={Page} />
    </QueryClientProvider>,
  );
  const rows = within(await screen.findByTestId("board-line"));
  const places = () =>
    rows.getAllByRole("listitem").map((row) => row.querySelector("[data-line-row]") !== null);
  const menu = rows.getAllByTestId("assign").at(-1)?.parentElement?.querySelector("[popover]") as HTMLElement;
  const toggle = (newState: "open" | "closed") =>
    fireEvent(menu, Object.assign(new Event("toggle"), { newState }));
  toggle("open");
  act(() => become(line.slice(1)));
  expect(places()).toEqual([false, true]);
  const [left] = rows.getAllByRole("listitem");
  expect(left?.textContent, "[SE16] it is theirs, whoever gave it to them").toBe(`${me.name} 接待`);
  toggle("closed");
  expect(places()).toEqual([true]);
});
