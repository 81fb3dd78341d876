import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../../../src/data/http/query-client.ts";
import { knownTagsQuery } from "../../../src/data/queries/customers.ts";
import { TagField } from "../../../src/features/customer/tags/TagField.tsx";
import { accountId } from "../../desk.ts";

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

test("[TG1] what is typed is put on when the field is left, and not when only the window was", () => {
  write("茶器");
  fireEvent.blur(input());
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 0]);
  input().blur();
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[["茶器"]], 1]);
});

test("[LG9] what nobody can see is as if nothing were typed: it is no tag, and Enter takes none of the list", () => {
  write("\u200b\u3164");
  fireEvent.keyDown(input(), { key: "Enter" });
  fireEvent.keyUp(input(), { key: "Enter" });
  input().blur();
  expect([onAdd.mock.calls, onDone.mock.calls.length > 0]).toEqual([[], true]);
});

const emoji = (many: number) => "🍵".repeat(many);

test("[TG1] an emoji is one of its twenty characters, and what is too much is not taken", () => {
  write(emoji(20));
  expect(input().value).toBe(emoji(20));
  write(`${emoji(20)}茶`);
  expect(input().value).toBe(emoji(20));
  input().blur();
  expect(onAdd.mock.calls).toEqual([[emoji(20)]]);
});

test("[TG1] in the middle it is what was put in that is not taken, and the caret stays", () => {
  write("一二三四五六七八九十一二三四五六七八九十");
  const value = "一二三新四五六七八九十一二三四五六七八九十";
  fireEvent.input(input(), { target: { value, selectionStart: 4, selectionEnd: 4 } });
  expect(input().value).toBe("一二三四五六七八九十一二三四五六七八九十");
  expect(input().selectionStart).toBe(3);
});

test("[TG1] while an input method composes it may be more, and is cut once that is done", () => {
  fireEvent.compositionStart(input());
  fireEvent.input(input(), { target: { value: `${emoji(19)}cha hu` }, isComposing: true });
  expect(input().value).toBe(`${emoji(19)}cha hu`);
  input().value = `${emoji(19)}茶壶`;
  fireEvent.compositionEnd(input());
  expect(input().value).toBe(`${emoji(19)}茶`);
});

test("[TG1] each stands once: one that is on already is not put on again, however it is written around", () => {
  write(" VIP ");
  input().blur();
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 1]);
});

test("[TG1] Esc drops it; while an input method composes, Esc and Enter are its own", () => {
  write("茶器");
  for (const key of ["Enter", "Escape"]) fireEvent.keyDown(input(), { key, code: key, isComposing: true });
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 0]);
  fireEvent.keyUp(input(), { key: "Escape" });
  fireEvent.keyDown(input(), { key: "Escape", code: "Escape" });
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[], 1]);
});

test("[TG3] arrows choose of what is suggested, and Enter puts it on; with nothing typed or chosen Enter is the end of it", () => {
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

test("[TG1] what is typed is put on when the field goes with its session, once", async () => {
  write("茶器");
  cleanup();
  await Promise.resolve();
  expect([onAdd.mock.calls, onDone.mock.calls.length]).toEqual([[["茶器"]], 0]);
});

test.each(["blur", "Escape"])(
  "[TG1] a field that was left by %s puts nothing on when it goes",
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
