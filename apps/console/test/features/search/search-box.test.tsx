import { maxQueryLength } from "@jieru/shared/protocol/search";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { SearchBox } from "../../../src/features/search/SearchBox.tsx";

test("[KB3] Esc empties the search box, and leaves it once it is empty", () => {
  const onChange = vi.fn();
  render(<SearchBox value="茶壶" onChange={onChange} onDown={() => undefined} ref={null} />);
  const box = screen.getByTestId<HTMLInputElement>("search-box");
  box.focus();
  fireEvent.keyDown(box, { key: "Escape" });
  expect(box.value).toBe("");
  expect(onChange).toHaveBeenCalledWith("");
  expect(document.activeElement).toBe(box);
  fireEvent.keyDown(box, { key: "Escape" });
  expect(document.activeElement).toBe(document.body);
});

test("[FI8] the box takes a hundred characters, counting an emoji as one and never splitting it", () => {
  vi.useFakeTimers();
  const onChange = vi.fn();
  render(<SearchBox value="" onChange={onChange} onDown={() => undefined} ref={null} />);
  const box = screen.getByTestId<HTMLInputElement>("search-box");
  const gifts = "🎁".repeat(maxQueryLength);
  const looksFor = (value: string) => {
    fireEvent.change(box, { target: { value } });
    vi.advanceTimersByTime(1_000);
    return [box.value, onChange.mock.lastCall?.[0]];
  };
  expect(box.maxLength).toBe(-1);
  expect(looksFor(gifts)).toEqual([gifts, gifts]);
  const long = `礼${"🎁".repeat(maxQueryLength - 1)}`;
  expect(looksFor(`${long}🎁`)).toEqual([long, long]);
  fireEvent.compositionStart(box);
  fireEvent.change(box, { target: { value: `${long}lǐwù` } });
  expect(box.value).toBe(`${long}lǐwù`);
  fireEvent.compositionEnd(box);
  expect(box.value).toBe(long);
  vi.useRealTimers();
});

test("[FI8] going back searches the address's words and drops the unfinished input", () => {
  vi.useFakeTimers();
  const onChange = vi.fn();
  const box = (value: string) => (
    <SearchBox value={value} onChange={onChange} onDown={() => undefined} ref={null} />
  );
  const { rerender } = render(box("茶壶"));
  const input = screen.getByTestId<HTMLInputElement>("search-box");
  fireEvent.change(input, { target: { value: "茶壶盖" } });
  rerender(box("茶杯"));
  vi.advanceTimersByTime(1_000);
  expect(input.value).toBe("茶杯");
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.change(input, { target: { value: "茶杯 蓝" } });
  vi.advanceTimersByTime(1_000);
  expect(onChange).toHaveBeenCalledExactlyOnceWith("茶杯 蓝");
  vi.useRealTimers();
});
