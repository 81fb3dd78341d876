import type { Session } from "@jieru/shared/domain/session";
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { handlerOf } from "../../../../src/features/commands/handlers.ts";
import { MoreMenu } from "../../../../src/features/conversation/header/MoreMenu.tsx";
import { otherId, session } from "../../../fixtures.ts";
import { renderIn } from "../render-in.tsx";

HTMLElement.prototype.hidePopover ??= () => undefined;

let asked: ReturnType<typeof vi.fn<typeof fetch>>;
beforeEach(() => {
  asked = vi.fn<typeof fetch>(async () => Response.json({ session: session("s") }));
  vi.stubGlobal("fetch", asked);
});
afterEach(() => vi.unstubAllGlobals());
const sent = () =>
  asked.mock.calls.map(([path, init]) => [
    init?.method,
    String(path).split("/").at(-1),
    JSON.parse(String(init?.body)),
  ]);

const nothing = () => undefined;
const open = (of: Session) => {
  renderIn(
    of,
    <MoreMenu
      transferAction="transfer"
      transferReason={null}
      onTransfer={nothing}
      remindReason={null}
      onRemind={nothing}
      onEndUnasked={null}
      onBlock={nothing}
      onExport={nothing}
      onErase={nothing}
    />,
  );
  const menu = screen.getByRole("menu", { hidden: true });
  for (const type of ["beforetoggle", "toggle"])
    fireEvent(menu, Object.assign(new Event(type), { newState: "open" }));
  return screen.getByTestId("menu-urgent");
};

test.each([
  ["标为加急", false, "markUrgent"],
  ["取消加急", true, "unmarkUrgent"],
] as const)("[SE20] [KB1] the menu and the palette offer: %s", async (label, urgent, command) => {
  const item = open(session(command, { urgent }));
  expect(item.textContent).toBe(label);
  expect(handlerOf(command)?.reason).toBeNull();
  expect(handlerOf(urgent ? "markUrgent" : "unmarkUrgent")).toBeUndefined();
  await act(async () => fireEvent.click(item));
  expect(sent()).toEqual([["PUT", "urgent", { urgent: !urgent }]]);
});

test("[SE20] the menu says why an agent cannot mark a colleague's session", async () => {
  const item = open(session("theirs", { ownerId: otherId }));
  expect(item.getAttribute("aria-disabled")).toBe("true");
  expect(item.textContent).not.toBe("标为加急");
  await act(async () => fireEvent.click(item));
  expect(sent()).toEqual([]);
});
