import type { SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { putSnapshot, useSnapshot } from "../../../src/data/store/snapshots.ts";
import { useAgentRows } from "../../../src/features/board/agents/use-agent-rows.ts";
import { AlarmFilter } from "../../../src/features/board/alarm-filter.tsx";
import { AlarmStrip } from "../../../src/features/board/strips/AlarmStrip.tsx";
import { WaitingPane } from "../../../src/features/board/waiting/WaitingPane.tsx";
import { serverNow } from "../../../src/lib/time/server-clock.ts";
import { accountId, agent, meId, session, snapshot, waiting } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const minute = 60_000;
let client: QueryClient;

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.useFakeTimers({ now: new Date(2026, 10, 27, 14, 3) });
  vi.stubGlobal("fetch", async () => Response.json({ agents: [], readers: [] }));
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Unanswered sessions whose reply window closes in these minutes. */
function closing(...minutes: number[]) {
  const sessions = minutes.map((left, i) =>
    session(`closes-${i}` as SessionId, {
      unansweredSince: serverNow(),
      allowance: { ...session("s").allowance, left: 2, until: serverNow() + left * minute },
    }),
  );
  const me = agent(meId, { role: "supervisor" });
  const desk = snapshot({ me, agents: [me], sessions, now: serverNow() });
  putSnapshot(accountId, desk);
  return desk;
}
/** A queue of `count`, of which `loaded` are loaded, all waiting for six minutes. */
function line(loaded: number, count: number) {
  const waitingSince = serverNow() - 6 * minute;
  const sessions = Array.from({ length: loaded }, (_, i) => waiting(`waits-${i}`, { waitingSince }));
  const me = agent(meId, { role: "supervisor" });
  const base = snapshot({ me, agents: [me], waiting: { count, sessions }, now: serverNow() });
  const desk = { ...base, account: { ...base.account, waitTargetMs: 5 * minute } };
  putSnapshot(accountId, desk);
  return desk;
}
const strip = (desk: ReturnType<typeof closing>) => (
  <QueryClientProvider client={client}>
    <AlarmStrip accountId={accountId} desk={desk} />
  </QueryClientProvider>
);
const seen = () => screen.getByTestId("alarms").textContent;
const spoken = () => screen.getByTestId("alarms-spoken").textContent;

test("[AL6] an alarm is announced when it comes and when it grows, but not every minute", async () => {
  const { rerender } = render(strip(closing(44)));
  expect(spoken()).toBe("1 个会话未回复，最早的回复窗口 44 分钟后关闭");
  await act(() => vi.advanceTimersByTimeAsync(2 * minute));
  expect(seen()).toBe("1 个会话未回复，最早的回复窗口 42 分钟后关闭");
  expect(spoken()).toBe("");
  await act(async () => rerender(strip(closing(42, 50))));
  expect(spoken()).toBe("2 个会话未回复，最早的回复窗口 42 分钟后关闭");
});

test("[AL6] an announced text is removed after a while, and a repeated alarm is announced again", async () => {
  const { rerender } = render(strip(closing(44)));
  await act(() => vi.advanceTimersByTimeAsync(6_000));
  expect(spoken()).toBe("1 个会话未回复，最早的回复窗口 44 分钟后关闭");
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  expect(spoken()).toBe("");
  expect(seen()).toBe("1 个会话未回复，最早的回复窗口 43 分钟后关闭");
  await act(async () => rerender(strip(closing())));
  expect(spoken()).toBe("没有告警");
  await act(() => vi.advanceTimersByTimeAsync(8_000));
  expect(spoken()).toBe("");
  expect(seen()).toBe("没有告警");
  await act(async () => rerender(strip(closing(44))));
  expect(spoken()).toBe("1 个会话未回复，最早的回复窗口 44 分钟后关闭");
});

test("[AL6] only the announced text is a live region, and it also announces the end of all alarms", async () => {
  const { rerender } = render(strip(closing(44)));
  expect(screen.getByTestId("alarms").closest("[aria-live]")).toBeNull();
  expect(screen.getByTestId("alarms-spoken").getAttribute("aria-live")).toBe("polite");
  await act(async () => rerender(strip(closing())));
  expect(spoken()).toBe("没有告警");
});

test("[AL6] [AL1] customers beyond the known part of the queue are announced when they appear and when they are gone", async () => {
  const { rerender } = render(strip(line(2, 2)));
  expect(spoken()).toBe("2 人等待超过 5 分钟");
  await act(async () => rerender(strip(line(2, 3))));
  expect(spoken()).toBe("至少 2 人等待超过 5 分钟");
  await act(async () => rerender(strip(line(2, 2))));
  expect(spoken()).toBe("2 人等待超过 5 分钟");
});

/** A queue of customers who have just come or have waited for six minutes. */
function queue(...ids: ("late" | "new")[]): void {
  const me = agent(meId, { role: "supervisor" });
  const sinceOf = { late: serverNow() - 6 * minute, new: serverNow() };
  const sessions = ids.map((id) => waiting(id, { waitingSince: sinceOf[id] }));
  const count = sessions.length;
  const base = snapshot({ me, agents: [me], waiting: { count, sessions }, now: serverNow() });
  const desk = { ...base, account: { ...base.account, waitTargetMs: 5 * minute } };
  putSnapshot(accountId, desk);
}

const AgentNames = ({ desk }: { desk: Snapshot }) => (
  <ul data-testid="agents">
    {useAgentRows(accountId, desk).rows.map((row) => (
      <li key={row.agent.id}>{row.agent.id}</li>
    ))}
  </ul>
);

function FilteredLine() {
  const desk = useSnapshot(accountId);
  return (
    <AlarmFilter desk={desk}>
      <AlarmStrip accountId={accountId} desk={desk} />
      <WaitingPane accountId={accountId} desk={desk} />
      <AgentNames desk={desk} />
    </AlarmFilter>
  );
}

async function drawFilteredLine(): Promise<void> {
  await act(async () =>
    render(
      <QueryClientProvider client={client}>
        <InAccount page={FilteredLine} />
      </QueryClientProvider>,
    ),
  );
  await act(() => vi.advanceTimersByTimeAsync(100));
}
/** The console renders the snapshot a moment later. */
const followQueue = (...ids: Parameters<typeof queue>) =>
  act(async () => {
    queue(...ids);
    await vi.advanceTimersByTimeAsync(100);
  });
const shown = () =>
  [...document.querySelectorAll("[data-line-row]")].map((el) => el.getAttribute("data-line-row"));
const lateButton = () => screen.getByRole("button", { name: "1 人等待超过 5 分钟" });

test("[AL9] pressing an alarm shows only its sessions in the queue, and pressing it again shows all", async () => {
  queue("late", "new");
  await drawFilteredLine();
  const button = lateButton();
  expect(shown()).toEqual(["late", "new"]);
  act(() => button.click());
  expect([shown(), button.getAttribute("aria-pressed")]).toEqual([["late"], "true"]);
  act(() => button.click());
  expect([shown(), button.getAttribute("aria-pressed")]).toEqual([["late", "new"], "false"]);
});

test("[AL9] an alarm that comes again after it was over filters nothing until it is pressed", async () => {
  queue("late", "new");
  await drawFilteredLine();
  act(() => lateButton().click());
  expect(shown()).toEqual(["late"]);
  await followQueue("new");
  expect(shown()).toEqual(["new"]);
  await followQueue("late", "new");
  expect([shown(), lateButton().getAttribute("aria-pressed")]).toEqual([["late", "new"], "false"]);
});

test("[AL9] a pressed alarm shows each customer with their place in the whole queue", async () => {
  queue("new", "late");
  await drawFilteredLine();
  act(() => lateButton().click());
  expect(shown()).toEqual(["late"]);
  expect(within(screen.getByTestId("board-line")).getByText("2")).toBeTruthy();
});

test("[AL9] an alarm about the queue alone leaves all agents available for assignment", async () => {
  queue("late", "new");
  await drawFilteredLine();
  act(() => lateButton().click());
  expect(shown()).toEqual(["late"]);
  expect(screen.getByTestId("agents").textContent).toBe(meId);
});

test("[AL9] pressing an alarm while the pointer is on the queue marks no customer as gone", async () => {
  queue("late", "new");
  await drawFilteredLine();
  fireEvent.pointerEnter(screen.getByTestId("board-line"));
  act(() => lateButton().click());
  expect(screen.getByTestId("board-line").children).toHaveLength(1);
});
