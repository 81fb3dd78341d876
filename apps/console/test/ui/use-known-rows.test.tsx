import { render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useKnownRows } from "../../src/ui/use-known-rows.ts";

let height = 100;
let resized: () => void = () => undefined;

beforeEach(() => {
  height = 100;
  // jsdom lays nothing out: a list has room for rows only where it is told so.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(() => height);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(heard: () => void) {
        resized = heard;
      }
      observe() {}
      disconnect() {
        resized = () => undefined;
      }
    },
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

let show: (index: number) => void = () => undefined;
let drawings = 0;

function List({ heights, from }: { heights: readonly number[]; from?: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useKnownRows(scroller, heights, from);
  ({ show } = rows);
  drawings++;
  return (
    <div ref={scroller} data-testid="list">
      {[rows.first, rows.last].join("–")}
    </div>
  );
}

const fifty = (count: number) => Array.from({ length: count }, () => 50);
const list = () => screen.getByTestId("list");
const scroll = (top: number) => {
  list().scrollTop = top;
  list().dispatchEvent(new Event("scroll"));
};

test("[DW11] rows that come into view are in the page as soon as it is scrolled, and nothing is drawn for less than a row", () => {
  render(<List heights={fifty(100)} />);
  expect(list().textContent).toBe("0–7");
  // Nothing is waited for, neither a turn nor a frame.
  scroll(1_004);
  expect(list().textContent).toBe("14–27");
  const before = drawings;
  scroll(1_010);
  expect(list().textContent).toBe("14–28");
  expect(drawings).toBe(before + 1);
  scroll(1_040);
  expect(drawings).toBe(before + 1);
});

test("[DW11] so are those for which a window that grows makes room, and none is while the list is hidden", () => {
  height = 0;
  render(<List heights={fifty(100)} />);
  expect(list().textContent).toBe("0–-1");
  height = 300;
  resized();
  expect(list().textContent).toBe("0–11");
});

test("[DW11] a list that came back to its place shows it in its first drawing, and one that changes is drawn for where it stands", () => {
  const { rerender } = render(<List heights={fifty(100)} from={1_004} />);
  expect(list().scrollTop).toBe(1_004);
  expect(list().textContent).toBe("14–27");
  rerender(<List heights={fifty(100).map(() => 100)} from={1_004} />);
  expect(list().textContent).toBe("4–16");
});

test("[DW11] a row out of view is scrolled to, also when another follows before the browser says so; one in view is not", () => {
  render(<List heights={fifty(100)} />);
  show(1);
  expect(list().scrollTop).toBe(4);
  show(0);
  expect(list().scrollTop).toBe(4);
  show(50);
  const shown = 4 + 51 * 50 - 100;
  expect(list().scrollTop).toBe(shown);
  show(49);
  expect(list().scrollTop).toBe(shown);
  show(48);
  expect(list().scrollTop).toBe(shown - 50);
});
