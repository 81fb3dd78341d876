import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { useRowKeys } from "../../../src/features/board/waiting/use-row-keys.ts";
import { allowSingleKeys } from "../../../src/features/commands/single-keys.ts";

function Line({ ids, onAssign }: { ids: string[]; onAssign?: (id: string) => void }) {
  const keys = useRowKeys(ids);
  return (
    <>
      <button type="button">elsewhere</button>
      <ol ref={keys.list} onKeyDown={keys.onKeyDown}>
        {ids.map((id) => (
          <li key={id}>
            <a
              href={`/${id}`}
              data-line-row={id}
              tabIndex={keys.isStop(id) ? 0 : -1}
              onFocus={() => keys.setStop(id)}
            >
              {id}
            </a>
            {onAssign && (
              <button type="button" data-testid="assign" onClick={() => onAssign(id)}>
                assign {id}
              </button>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

const row = (id: string) => screen.getByRole("link", { name: id });
const focused = () => document.activeElement?.textContent;

test("[BO7] when a colleague takes the focused row, the focus moves to the next row", () => {
  const { rerender } = render(<Line ids={["a", "b", "c", "d"]} />);
  act(() => row("b").focus());
  rerender(<Line ids={["a", "c", "d"]} />);
  expect([focused(), row("c").tabIndex, row("a").tabIndex]).toEqual(["c", 0, -1]);
  fireEvent.keyDown(row("c"), { code: "ArrowDown", key: "ArrowDown" });
  expect(focused()).toBe("d");
  rerender(<Line ids={["a", "c"]} />);
  expect(focused()).toBe("c");
});

test("[BO7] a removed row does not take the focus from another element", () => {
  const { rerender } = render(<Line ids={["a", "b"]} />);
  act(() => row("a").focus());
  act(() => screen.getByRole("button").focus());
  rerender(<Line ids={["b"]} />);
  expect(focused()).toBe("elsewhere");
});

const press = (key: string, code = key, more = {}) =>
  act(() => void fireEvent.keyDown(document.activeElement as Element, { key, code, ...more }));

test("[BO7] [KB3] arrows move between rows, J and K only with single keys on, and neither during composition", () => {
  render(<Line ids={["a", "b", "c"]} />);
  act(() => row("b").focus());
  const led = (...keys: Parameters<typeof press>) => {
    press(...keys);
    const to = focused();
    act(() => row("b").focus());
    return to;
  };
  expect([led("ArrowUp"), led("ArrowDown"), led("k", "KeyK"), led("j", "KeyJ")]).toEqual([
    "a",
    "c",
    "a",
    "c",
  ]);
  expect(led("ArrowDown", "ArrowDown", { isComposing: true })).toBe("b");
  allowSingleKeys(false);
  expect([led("k", "KeyK"), led("j", "KeyJ"), led("ArrowUp")]).toEqual(["b", "b", "a"]);
});

test("[BO7] [KB3] outside the list J and K move to the row and A assigns it", () => {
  allowSingleKeys(true);
  const assigned: string[] = [];
  render(
    <div data-zone="board">
      <Line ids={["a", "b"]} onAssign={(id) => assigned.push(id)} />
      <input aria-label="field" />
    </div>,
  );
  act(() => screen.getByRole("textbox").focus());
  press("j", "KeyJ");
  expect(document.activeElement?.tagName).toBe("INPUT");
  act(() => screen.getByRole("textbox").blur());
  press("j", "KeyJ", { isComposing: true });
  expect(document.activeElement).toBe(document.body);
  press("j", "KeyJ");
  expect(focused()).toBe("a");
  press("j", "KeyJ");
  expect(focused()).toBe("b");
  act(() => screen.getByRole("button", { name: "elsewhere" }).focus());
  press("a", "KeyA");
  expect([focused(), assigned]).toEqual(["b", ["b"]]);
});
