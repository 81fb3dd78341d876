import { expect, test } from "vitest";
import { isComposing, isTyping, keyOf } from "../../../src/lib/keyboard/keys.ts";

const key = (code: string, init: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { code, ...init });

test("[KB2] a key is identified by its position, whatever the IME produces", () => {
  expect(keyOf(key("Slash", { key: "、" }))).toBe("Slash");
  expect(keyOf(key("KeyJ", { key: "ｊ" }))).toBe("KeyJ");
  expect(keyOf(key("ArrowUp", { altKey: true }))).toBe("Alt+ArrowUp");
  expect(keyOf(key("KeyK", { ctrlKey: true }))).toBe(keyOf(key("KeyK", { metaKey: true })));
});

test("[KB2] keys belong to the IME during composition", () => {
  expect(isComposing(key("Enter", { isComposing: true }))).toBe(true);
  expect(isComposing(key("Enter", { keyCode: 229 }))).toBe(true);
});

test("[KB3] a letter in a text field counts as text", () => {
  const field = document.createElement("textarea");
  expect(isTyping(field)).toBe(true);
  expect(isTyping(document.createElement("button"))).toBe(false);
});
