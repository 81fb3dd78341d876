import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { knownTagsQuery } from "../../../src/data/queries/customers.ts";
import { TagField } from "../../../src/features/customer/tags/TagField.tsx";
import { accountId } from "../../fixtures.ts";

const onAdd = vi.fn();
const onDone = vi.fn();
const input = () => screen.getByTestId<HTMLInputElement>("tag-input");

beforeEach(() => {
  onAdd.mockReset();
  onDone.mockReset();
  const client = createQueryClient();
  client.setQueryData(knownTagsQuery(accountId).queryKey, [
    { tag: "批发", uses: 3 },
    { tag: "老客", uses: 2 },
    { tag: "急单", uses: 1 },
  ]);
  render(
    <QueryClientProvider client={client}>
      <TagField accountId={accountId} tags={["VIP"]} onAdd={onAdd} onDone={onDone} />
    </QueryClientProvider>,
  );
});
const write = (text: string) => fireEvent.change(input(), { target: { value: text } });

test("[TG1] leaving the field adds the typed tag, but losing the window's focus does not", () => {
  write("茶器");
  fireEvent.blur(input());
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 0]);
  input().blur();
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[["茶器"]], 1]);
});

test("[LG9] invisible characters count as no text: they are no tag, and Enter takes none", () => {
  write("\u200b\u3164");
  fireEvent.keyDown(input(), { key: "Enter" });
  fireEvent.keyUp(input(), { key: "Enter" });
  input().blur();
  expect([onAdd.mock.calls, onDone.mock.calls.length > 0]).toEqual([[], true]);
});

const emoji = (many: number) => "🍵".repeat(many);

test("[TG1] an emoji counts as one of the twenty characters, and more text is cut", () => {
  write(emoji(20));
  expect(input().value).toBe(emoji(20));
  write(`${emoji(20)}茶`);
  expect(input().value).toBe(emoji(20));
  input().blur();
  expect(onAdd.mock.calls).toEqual([[emoji(20)]]);
});

test("[TG1] text inserted in the middle is cut there, and the caret stays", () => {
  write("一二三四五六七八九十一二三四五六七八九十");
  const value = "一二三新四五六七八九十一二三四五六七八九十";
  fireEvent.input(input(), { target: { value, selectionStart: 4, selectionEnd: 4 } });
  expect(input().value).toBe("一二三四五六七八九十一二三四五六七八九十");
  expect(input().selectionStart).toBe(3);
});

test("[TG1] a composition may exceed the limit, and is cut at its end", () => {
  fireEvent.compositionStart(input());
  fireEvent.input(input(), { target: { value: `${emoji(19)}cha hu` }, isComposing: true });
  expect(input().value).toBe(`${emoji(19)}cha hu`);
  input().value = `${emoji(19)}茶壶`;
  fireEvent.compositionEnd(input());
  expect(input().value).toBe(`${emoji(19)}茶`);
});

test("[TG1] a tag that is set already is not added again, however it is written", () => {
  write(" VIP ");
  input().blur();
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 1]);
});

test("[TG1] Esc discards the text, except during a composition", () => {
  write("茶器");
  for (const key of ["Enter", "Escape"]) fireEvent.keyDown(input(), { key, code: key, isComposing: true });
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 0]);
  fireEvent.keyUp(input(), { key: "Escape" });
  fireEvent.keyDown(input(), { key: "Escape", code: "Escape" });
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 1]);
});

test("[TG3] arrows choose a suggestion and Enter adds it; Enter on an empty field closes it", () => {
  const press = (key: string, more = {}) => fireEvent.keyDown(input(), { key, code: key, ...more });
  const chosen = () => screen.queryByRole("option", { selected: true })?.textContent;
  press("Enter");
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 1]);
  expect(chosen()).toBeUndefined();
  press("ArrowDown", { isComposing: true });
  fireEvent.keyUp(input(), { key: "ArrowDown" });
  expect(chosen()).toBeUndefined();
  press("ArrowDown");
  expect(chosen()).toContain("批发");
  press("ArrowDown");
  expect(chosen()).toContain("老客");
  press("ArrowUp");
  expect(chosen()).toContain("批发");
  press("ArrowUp");
  expect(chosen()).toContain("急单");
  press("Enter");
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[["急单"]], 1]);
});

test("[TG1] the typed tag is added once when the session is left", async () => {
  write("茶器");
  cleanup();
  await Promise.resolve();
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[["茶器"]], 0]);
});

test.each(["blur", "Escape"])(
  "[TG1] a field that was left by %s adds nothing when it disappears",
  async (by) => {
    write("茶器");
    if (by === "blur") input().blur();
    else fireEvent.keyDown(input(), { key: by, code: by });
    const before = [...onAdd.mock.calls];
    cleanup();
    await Promise.resolve();
    expect(onAdd.mock.calls).toEqual(before);
  },
);
