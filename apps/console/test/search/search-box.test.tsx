import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import "../../src/search/words.ts";
import { SearchBox } from "../../src/search/SearchBox.tsx";

test("[KB3] Esc empties the box of the search, and leaves it once it is empty", () => {
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
