import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { useEnterKey } from "../../../src/lib/keyboard/use-enter-key.ts";

const onEnter = vi.fn();
const onEscape = vi.fn();

function Box() {
  return <textarea {...useEnterKey(onEnter, onEscape)} />;
}

const box = () => screen.getByRole("textbox");
const down = (more: object = {}) =>
  fireEvent.keyDown(box(), { key: "Enter", code: "Enter", keyCode: 13, ...more });
const up = () => fireEvent.keyUp(box(), { key: "Enter", code: "Enter", keyCode: 13 });

beforeEach(() => {
  onEnter.mockReset();
  onEscape.mockReset();
  document.body.replaceChildren();
  render(<Box />);
});

describe("Enter", () => {
  test("sends, and adds no line break", () => {
    expect(down()).toBe(false);
    expect(onEnter).toHaveBeenCalledOnce();
  });
  test("with Shift adds a line break", () => {
    expect(down({ shiftKey: true })).toBe(true);
    expect(onEnter).not.toHaveBeenCalled();
  });
  test("held down sends once", () => {
    down();
    down({ repeat: true });
    expect(onEnter).toHaveBeenCalledOnce();
  });
  test("[KB2] belongs to the IME during composition", () => {
    expect(down({ isComposing: true })).toBe(true);
    expect(down({ keyCode: 229 })).toBe(true);
    expect(onEnter).not.toHaveBeenCalled();
  });
  test("[KB2] ending a composition does not send until it is released", () => {
    down({ isComposing: true });
    down();
    expect(onEnter).not.toHaveBeenCalled();
    up();
    down();
    expect(onEnter).toHaveBeenCalledOnce();
  });
  test("[KB2] sends after a composition that ended by mouse", () => {
    down({ isComposing: true, key: "n", code: "KeyN" });
    up();
    down();
    expect(onEnter).toHaveBeenCalledOnce();
  });
});

test("[KB2] [KB3] Escape leaves, except during composition", () => {
  fireEvent.keyDown(box(), { key: "Escape", code: "Escape", keyCode: 229 });
  expect(onEscape).not.toHaveBeenCalled();
  fireEvent.keyUp(box(), { key: "Escape" });
  fireEvent.keyDown(box(), { key: "Escape", code: "Escape" });
  expect(onEscape).toHaveBeenCalledOnce();
});
