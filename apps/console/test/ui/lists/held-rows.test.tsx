import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useMemo } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepPlaces, useHeldRows } from "../../../src/ui/lists/held-rows.ts";
import { useHover } from "../../../src/ui/lists/use-hover.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

interface Row {
  key: string;
  gone?: boolean;
}

const keepRows = (shown: Row[], wanted: Row[]): Row[] =>
  keepPlaces(shown, wanted, ({ key }) => ({ key, gone: true }));

function Line({ ids, list = "waiting" }: { ids: string; list?: string }) {
  const pointer = useHover();
  const wanted = useMemo(() => [...ids].map((key): Row => ({ key })), [ids]);
  const rows = useHeldRows(list, wanted, pointer.aimed ? keepRows : null);
  return (
    <ol {...pointer.on}>
      {rows.map(({ key, gone }) => (
        <li key={key}>{gone ? "-" : key}</li>
      ))}
    </ol>
  );
}
const line = () => screen.getByRole("list");
const places = () => line().textContent;

test("[RD14] no row moves while the pointer is over the list", () => {
  const { rerender } = render(<Line ids="abc" />);
  rerender(<Line ids="bc" />);
  expect(places()).toBe("bc");
  fireEvent.pointerEnter(line());
  rerender(<Line ids="c" />);
  expect(places()).toBe("-c");
  rerender(<Line ids="cd" />);
  expect(places()).toBe("-cd");
  fireEvent.pointerLeave(line());
  expect(places()).toBe("cd");
});

test("[RD14] rows move again after the pointer rests for ten seconds, until it moves", () => {
  const { rerender } = render(<Line ids="abc" />);
  fireEvent.pointerEnter(line());
  act(() => void vi.advanceTimersByTime(9_000));
  fireEvent.pointerMove(line());
  rerender(<Line ids="bc" />);
  act(() => void vi.advanceTimersByTime(9_999));
  expect(places()).toBe("-bc");
  act(() => void vi.advanceTimersByTime(1));
  expect(places()).toBe("bc");
  fireEvent.pointerMove(line());
  rerender(<Line ids="c" />);
  expect(places()).toBe("-c");
});

test("[RD14] another list starts with its own rows", () => {
  const { rerender } = render(<Line ids="ab" />);
  fireEvent.pointerEnter(line());
  rerender(<Line ids="c" list="ended" />);
  expect(places()).toBe("c");
});

test("[BO6] no row moves for one second after a tap", () => {
  const { rerender } = render(<Line ids="abc" />);
  const tap = () => {
    fireEvent.pointerEnter(line(), { pointerType: "touch" });
    fireEvent.pointerLeave(line(), { pointerType: "touch" });
  };
  tap();
  rerender(<Line ids="bc" />);
  act(() => void vi.advanceTimersByTime(999));
  expect(places()).toBe("-bc");
  tap();
  act(() => void vi.advanceTimersByTime(999));
  expect(places()).toBe("-bc");
  act(() => void vi.advanceTimersByTime(1));
  expect(places()).toBe("bc");
});
