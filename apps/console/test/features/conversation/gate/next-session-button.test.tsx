import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { useCommandHandlers } from "../../../../src/features/commands/handlers.ts";
import { accountId, otherId, session, snapshot } from "../../../fixtures.ts";
import { ReplyAreaOf } from "../ReplyAreaOf.tsx";

const [answer, pickUp] = [vi.fn(), vi.fn()];
function Page({ mine, line }: { mine: boolean; line: boolean }) {
  useCommandHandlers({
    oldestUnanswered: { run: answer, reason: mine ? null : "没有其他用户待你回复" },
    pickUpNext: { run: pickUp, reason: line ? null : "暂无用户等待" },
  });
  const of = session("given", { ownerId: otherId });
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [of] }));
  return <ReplyAreaOf of={of} client={client} />;
}
function show(waits: { mine: boolean; line: boolean }): HTMLElement {
  cleanup();
  render(<Page {...waits} />);
  return screen.getByTestId("on-from-here");
}

test("[KB20] leads to the agent's longest waiting customer, else to the next in the queue, once", () => {
  const own = show({ mine: true, line: true });
  expect(own.textContent).toBe("回复下一位Ctrl K U");
  expect(document.activeElement).not.toBe(own);
  fireEvent.click(own);
  const next = show({ mine: false, line: true });
  expect(next.textContent).toBe("接入下一位Ctrl K N");
  fireEvent.click(next, { detail: 1 });
  fireEvent.click(next, { detail: 2 });
  const nobody = show({ mine: false, line: false });
  fireEvent.click(nobody);
  expect(nobody.getAttribute("aria-disabled")).toBe("true");
  expect([answer.mock.calls.length, pickUp.mock.calls.length]).toEqual([1, 1]);
});
