import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Menu, MenuItem } from "../../../src/ui/menus/Menu.tsx";
import { Dialog } from "../../../src/ui/overlays/Dialog.tsx";

const behind = vi.fn();
const chosen = vi.fn();
HTMLElement.prototype.hidePopover ??= () => undefined;

function Page() {
  const [asks, setAsks] = useState(true);
  return (
    <>
      <button type="button" onClick={behind}>
        结束
      </button>
      <Menu trigger={<button type="button">改派</button>}>
        <MenuItem onSelect={chosen}>许然</MenuItem>
      </Menu>
      <Dialog open={asks} onClose={() => setAsks(false)} label="问题">
        <button type="button" onClick={() => setAsks(false)}>
          确定
        </button>
      </Dialog>
    </>
  );
}

function openMenu(): void {
  const box = document.getElementById(screen.getByText("改派").getAttribute("popovertarget") ?? "");
  fireEvent(box as HTMLElement, Object.assign(new Event("toggle"), { newState: "open" }));
}

test.each(["许然", "确定"])(
  "[KB8] the second click of a double click on %s presses nothing behind it",
  (word) => {
    render(<Page />);
    openMenu();
    const end = screen.getByText("结束");
    fireEvent.click(screen.getByText(word), { detail: 1 });
    fireEvent.click(end, { detail: 2 });
    expect(behind).not.toHaveBeenCalled();
    fireEvent.click(end, { detail: 1 });
    expect(behind).toHaveBeenCalledOnce();
    behind.mockReset();
  },
);

test("[KB8] a second single click is not ignored", () => {
  render(<Page />);
  openMenu();
  fireEvent.click(screen.getByText("许然"), { detail: 1 });
  fireEvent.click(screen.getByText("结束"), { detail: 1 });
  expect(behind).toHaveBeenCalledOnce();
  fireEvent.click(screen.getByText("结束"), { detail: 2 });
  expect(behind).toHaveBeenCalledTimes(2);
  behind.mockReset();
});
