import { DndContext, useDraggable } from "@dnd-kit/core";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { useAgentRows } from "../../../src/features/board/agents/use-agent-rows.ts";
import { Menu } from "../../../src/ui/menus/Menu.tsx";
import { accountId, agent, session, snapshot, startedAt } from "../../fixtures.ts";

const [a, b] = ["a", "b"] as AgentId[] as [AgentId, AgentId];

function Rows({ desk }: { desk: Snapshot }) {
  const { rows, hold } = useAgentRows(accountId, desk);
  const { setNodeRef, listeners } = useDraggable({ id: "held" });
  return (
    <>
      <ul {...hold} data-testid="rows">
        {rows.map(({ agent: { id } }) => (
          <li key={id}>
            <Menu trigger={<button type="button">{id}</button>}>{null}</Menu>
          </li>
        ))}
      </ul>
      <button type="button" ref={setNodeRef} {...listeners}>
        held
      </button>
    </>
  );
}

/** An agent with an unanswered customer comes first. */
const desk = (waitsAt: AgentId | null, ...ids: AgentId[]) =>
  snapshot({
    agents: ids.map((id) => agent(id)),
    sessions: waitsAt ? [session("s", { ownerId: waitsAt, unansweredSince: startedAt })] : [],
  });
const shown = () => [...screen.getByTestId("rows").children].map((li) => li.textContent);

function open(first: Snapshot): (next: Snapshot) => void {
  const client = new QueryClient();
  putSnapshot(accountId, first);
  const around = (now: Snapshot) => (
    <QueryClientProvider client={client}>
      <DndContext>
        <Rows desk={now} />
      </DndContext>
    </QueryClientProvider>
  );
  const { rerender } = render(around(first));
  return (next) => rerender(around(next));
}

/** A released row ignores clicks for a moment, and all tests share the document. */
async function clicksArriveAgain(): Promise<void> {
  const clicked = vi.fn();
  document.body.addEventListener("click", clicked, { once: true });
  const click = () => fireEvent.click(document.body) && clicked.mock.calls.length;
  await expect.poll(click).toBe(1);
}

test("[BO6] rows do not move under a finger that was just lifted", () => {
  const become = open(desk(a, a, b));
  const finger = { pointerType: "touch" };
  fireEvent.pointerEnter(screen.getByTestId("rows"), finger);
  fireEvent.pointerLeave(screen.getByTestId("rows"), finger);
  become(desk(b, a, b));
  expect(shown()).toEqual(["a", "b"]);
});

test("[BO6] rows keep their places under the pointer and are sorted once it leaves", () => {
  const become = open(desk(a, a, b));
  expect(shown()).toEqual(["a", "b"]);
  fireEvent.pointerEnter(screen.getByTestId("rows"));
  become(desk(b, a, b));
  expect(shown()).toEqual(["a", "b"]);
  fireEvent.pointerLeave(screen.getByTestId("rows"));
  expect(shown()).toEqual(["b", "a"]);
});

function toggleMenu(id: string, newState: "open" | "closed"): void {
  const box = document.getElementById(screen.getByText(id).getAttribute("popovertarget") ?? "");
  fireEvent(box as HTMLElement, Object.assign(new Event("toggle"), { newState }));
}

test("[BO6] rows keep their places while one of their menus is open, and closing another changes nothing", () => {
  const become = open(desk(a, a, b));
  toggleMenu("a", "open");
  become(desk(b, a, b));
  expect(shown()).toEqual(["a", "b"]);
  toggleMenu("b", "open");
  toggleMenu("a", "closed");
  expect(shown()).toEqual(["a", "b"]);
  toggleMenu("b", "closed");
  expect(shown()).toEqual(["b", "a"]);
});

test("[BO6] a menu that is removed with its row no longer holds the other rows", () => {
  const become = open(desk(a, a, b));
  toggleMenu("b", "open");
  become(desk(a, a));
  become(desk(b, a, b));
  expect(shown()).toEqual(["b", "a"]);
});

test("[BO6] [BO7] rows keep their places while a session is dragged and for two seconds after the drop", async () => {
  const become = open(desk(a, a, b));
  const held = screen.getByRole("button", { name: "held" });
  await act(async () => void fireEvent.pointerDown(held, { button: 0, isPrimary: true }));
  become(desk(b, b));
  expect(shown()).toEqual(["a", "b"]);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await act(async () => void fireEvent.pointerUp(held.ownerDocument));
  become(desk(b, b));
  await act(async () => vi.advanceTimersByTime(1_999));
  expect(shown()).toEqual(["a", "b"]);
  await act(async () => vi.advanceTimersByTime(1));
  expect(shown()).toEqual(["b"]);
  vi.useRealTimers();
  await clicksArriveAgain();
});
