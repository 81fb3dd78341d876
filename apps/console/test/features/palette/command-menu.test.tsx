import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { activeDialog, showDialog } from "../../../src/features/commands/active-dialog.ts";
import { useCommandHandlers } from "../../../src/features/commands/handlers.ts";
import { CommandMenu } from "../../../src/features/palette/CommandMenu.tsx";

const end = vi.fn();
const transfer = vi.fn();

function Page() {
  useCommandHandlers({ end: { run: end }, transfer: { run: transfer, reason: "已经结束" } });
  return (
    <>
      <textarea />
      <CommandMenu />
    </>
  );
}

beforeEach(() => {
  end.mockReset();
  transfer.mockReset();
  render(<Page />);
  act(() => screen.getByRole("textbox").focus());
  act(() => showDialog("menu"));
});
afterEach(() => act(() => showDialog(null)));

const lines = () => screen.getAllByRole("menuitem").map((line) => line.textContent);

test("[KB21] the menu lists the page's commands with letters and reasons, and the palette", () => {
  expect(lines()).toEqual(["转接已经结束T", "结束E", "查找会话、用户、命令CtrlK"]);
});

test("[KB21] no text box has the focus, so no IME takes the letter", () => {
  expect(document.activeElement).toBe(screen.getByRole("dialog"));
});

test("[KB21] choosing restores the focus and runs the command, and a disabled one never runs", () => {
  fireEvent.click(screen.getByText("转接"));
  expect([transfer.mock.calls.length, activeDialog()]).toEqual([0, "menu"]);
  end.mockImplementation(() => expect(document.activeElement).toBe(screen.getByRole("textbox")));
  fireEvent.click(screen.getByText("结束"));
  expect([end.mock.calls.length, activeDialog()]).toEqual([1, null]);
});

test("[KB21] arrows move through the menu, and letters do not", () => {
  const menu = screen.getByRole("menu");
  for (const item of screen.getAllByRole("menuitem")) item.checkVisibility = () => true;
  fireEvent.keyDown(menu, { key: "ArrowDown" });
  expect(document.activeElement?.textContent).toContain("转接");
  fireEvent.keyDown(menu, { key: "结" });
  expect(document.activeElement?.textContent).toContain("转接");
});
