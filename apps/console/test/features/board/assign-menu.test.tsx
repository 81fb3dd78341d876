import type { Agent } from "@jieru/shared/domain/agent";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { AssignMenu } from "../../../src/features/board/assigning/AssignMenu.tsx";
import { accountId, agent, meId, otherId, session, snapshot } from "../../fixtures.ts";

const held = session("s", { ownerId: null, state: "waiting" });
const menu = (agents: Agent[]) => (
  <QueryClientProvider client={createQueryClient()}>
    <AssignMenu
      accountId={accountId}
      desk={snapshot({ agents })}
      session={held}
      trigger={<button type="button">改派</button>}
    />
  </QueryClientProvider>
);
const names = () => screen.getAllByRole("menuitem", { hidden: true }).map((el) => el.dataset.testid);

function toggle(newState: "open" | "closed"): void {
  const box = document.getElementById(screen.getByText("改派").getAttribute("popovertarget") ?? "");
  fireEvent(box as HTMLElement, Object.assign(new Event("toggle"), { newState }));
}

test("[BO7] agents keep their places while the menu is open, and reopening puts the best choice first", () => {
  const [mine, theirs] = [`give-to-${meId}`, `give-to-${otherId}`];
  const { rerender } = render(menu([agent(meId, { load: 1 }), agent(otherId, { load: 2 })]));
  toggle("open");
  expect(names()).toEqual([mine, theirs]);
  rerender(menu([agent(meId, { load: 5 }), agent(otherId, { load: 2 })]));
  expect(names()).toEqual([mine, theirs]);
  expect(screen.getByTestId(mine).textContent).toContain("5/10");
  toggle("closed");
  toggle("open");
  expect(names()).toEqual([theirs, mine]);
});
