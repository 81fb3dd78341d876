import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { AgentCards } from "../../../src/features/board/agents/AgentCards.tsx";
import { AgentsTable } from "../../../src/features/board/agents/AgentsTable.tsx";
import { OpenedSession } from "../../../src/features/board/agents/OpenedSession.tsx";
import { FactsStrip } from "../../../src/features/board/strips/FactsStrip.tsx";
import { WaitingPane } from "../../../src/features/board/waiting/WaitingPane.tsx";
import { SessionList } from "../../../src/features/inbox/list/SessionList.tsx";
import { NextBar } from "../../../src/features/inbox/pick-up/NextBar.tsx";
import { noteServerTime, serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId, agent, meId, session, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const targetMs = 480_000;

beforeEach(() => {
  // Only the tests move the clock: on a busy machine rendering takes longer than a second.
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.stubGlobal("fetch", async () => new Promise(() => undefined));
  // jsdom has no layout: a list needs a mocked height to show rows.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(600);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

let minutes: string[] = [];

/** Returns which places are highlighted after a wait, and optionally some time later. */
async function coloured(waitedMs: number, laterMs = 0): Promise<Record<string, boolean>> {
  const since = serverNow() - waitedMs;
  const me = agent(meId, { role: "supervisor" });
  const served = session("served", { unansweredSince: since });
  const line = waiting("line", { waitingSince: since });
  const desk = snapshot({
    me,
    agents: [me],
    account: { ...snapshot().account, waitTargetMs: targetMs, answerTargetMs: targetMs },
    sessions: [served],
    waiting: { count: 1, sessions: [line] },
  });
  const client = new QueryClient();
  putSnapshot(accountId, desk);
  const places = {
    list: <SessionList accountId={accountId} tab="waiting" sessionId={null} />,
    next: <NextBar accountId={accountId} />,
    facts: <FactsStrip accountId={accountId} desk={desk} />,
    line: <WaitingPane accountId={accountId} desk={desk} />,
    agents: <AgentsTable accountId={accountId} desk={desk} />,
    cards: <AgentCards accountId={accountId} desk={desk} />,
    opened: <OpenedSession accountId={accountId} desk={desk} session={served} />,
  };
  const page = () => (
    <>
      {Object.entries(places).map(([name, place]) => (
        <div key={name} data-testid={`place-${name}`}>
          {place}
        </div>
      ))}
    </>
  );
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <InAccount page={page} />
    </QueryClientProvider>,
  );
  const found = Object.keys(places).map(async (name) => {
    const place = await screen.findByTestId(`place-${name}`);
    const ages = () => [...place.querySelectorAll(`[data-at="${since}"]`)];
    await waitFor(() => expect([name, ages().length]).toEqual([name, 1]));
    return [name, () => ages().some((age) => age.matches("[data-late], .text-waiting"))] as const;
  });
  const isColoured = await Promise.all(found);
  if (laterMs > 0) act(() => noteServerTime(serverNow() + laterMs));
  const highlights = Object.fromEntries(isColoured.map(([name, ask]) => [name, ask()]));
  const inLine = ["list", "next", "line"].map((name) => screen.getByTestId(`place-${name}`).textContent);
  // Remaining allowances contain hours.
  minutes = [...new Set(inLine.flatMap((text) => text.match(/(?<!小时 ?|\d)\d+ 分/g) ?? []))];
  unmount();
  return highlights;
}

const everywhere = (late: boolean) => ({
  list: late,
  next: late,
  facts: late,
  line: late,
  agents: late,
  cards: late,
  opened: late,
});

test("[AL5] a wait is highlighted everywhere exactly when it exceeds the account's target", async () => {
  expect(await coloured(targetMs - 60_000)).toEqual(everywhere(false));
  expect(await coloured(targetMs + 60_000)).toEqual(everywhere(true));
});

test("[AL5] a wait is highlighted everywhere within the same second", async () => {
  noteServerTime(Date.UTC(2026, 10, 28, 1, 0, 5));
  expect(await coloured(targetMs - 30_000, 29_000)).toEqual(everywhere(false));
  expect(minutes).toEqual(["7 分"]);
  noteServerTime(Date.UTC(2026, 10, 28, 1, 0, 5));
  expect(await coloured(targetMs - 30_000, 31_000)).toEqual(everywhere(true));
  expect(minutes).toEqual(["8 分"]);
});
