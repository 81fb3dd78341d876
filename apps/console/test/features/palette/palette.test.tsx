import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create } from "zustand";
import { readOnlyReason } from "../../../src/data/feed/read-only.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { showDialog } from "../../../src/features/commands/active-dialog.ts";
import { useCommandHandlers } from "../../../src/features/commands/handlers.ts";
import { Palette } from "../../../src/features/palette/Palette.tsx";
import { accountId, session, snapshot } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

const done: string[] = [];
const inFocus = () => document.activeElement?.id ?? "";

const usePage = create<{ reason: string | null; isOpen: boolean }>()(() => ({ reason: null, isOpen: true }));

function Page() {
  const { reason, isOpen } = usePage();
  useCommandHandlers({
    ...(isOpen && { end: { run: () => done.push(`end, in ${inFocus()}`), reason } }),
    reactivate: { run: () => done.push("reactivate"), reason: "已经结束" },
  });
  return (
    <>
      <textarea id="box" />
      <Palette accountId={accountId} />
    </>
  );
}

beforeEach(async () => {
  done.length = 0;
  usePage.setState(usePage.getInitialState(), true);
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const client = new QueryClient();
  const sessions = Array.from({ length: 7 }, (_, i) => session(`s${i}`));
  putSnapshot(accountId, snapshot({ sessions }));
  render(
    <QueryClientProvider client={client}>
      <InAccount page={() => <Page />} />
    </QueryClientProvider>,
  );
  const box = await screen.findByRole("textbox");
  act(() => box.focus());
  act(() => showDialog("palette"));
  // More than the first rendering shows.
  await expect.poll(() => options().length).toBeGreaterThan(14);
});
afterEach(() => {
  act(() => showDialog(null));
  vi.unstubAllGlobals();
});

const input = () => screen.queryByTestId("palette-input");
const press = (key: string, more: object = {}) =>
  act(() => void fireEvent.keyDown(input() as HTMLElement, { key, code: key, ...more }));
const write = (value: string) => fireEvent.change(input() as HTMLElement, { target: { value } });
const options = () => screen.getAllByTestId("palette-option");
const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

test("[KB5] arrows move the selection and wrap around, and a page moves it by eight", () => {
  const after = (key: string) => {
    press(key);
    return chosen();
  };
  const walk = (...keys: string[]) => keys.map(after);
  expect(walk("ArrowDown", "ArrowDown", "ArrowUp")).toEqual([1, 2, 1]);
  expect(walk("PageDown", "PageUp", "PageUp")).toEqual([9, 1, 0]);
  const last = options().length - 1;
  expect(walk("ArrowUp", "PageDown", "ArrowDown")).toEqual([last, last, 0]);
});

test("[KB5] [KB2] the palette ignores arrows during composition or with Alt", () => {
  press("ArrowDown", { isComposing: true });
  press("ArrowDown", { altKey: true });
  expect(chosen()).toBe(0);
});

test("[DE9] the agent's status commands are disabled while the console is read-only", () => {
  const away = () => options().find((option) => option.dataset.entry === "away");
  expect(away()?.ariaDisabled).toBeNull();
  act(() => signal({ sign: "kept", kept: false }));
  expect(away()?.ariaDisabled).toBe("true");
  expect(away()?.textContent).toContain(readOnlyReason());
  act(() => signal({ sign: "kept", kept: true }));
  expect(away()?.ariaDisabled).toBeNull();
});

test("[KB5] new words select the first result again", () => {
  press("ArrowDown");
  press("ArrowDown");
  const before = options()[chosen()]?.dataset.entry;
  write("open");
  const found = options().map((option) => option.dataset.entry);
  expect([chosen(), found.indexOf(before) > 0]).toEqual([0, true]);
});

test("[KB5] Enter runs the selected command with restored focus, and never a disabled one", () => {
  write("结束");
  press("Enter");
  expect([done, input()]).toEqual([["end, in box"], null]);
  act(() => showDialog("palette"));
  write("重新接入");
  press("Enter");
  expect(options()[0]?.textContent).toContain("已经结束");
  expect(done).toHaveLength(1);
  expect(input()).not.toBeNull();
});

test("[KB5] Esc and a second Ctrl K close it", () => {
  press("Escape");
  expect([input(), inFocus()]).toEqual([null, "box"]);
  act(() => showDialog("palette"));
  press("k", { code: "KeyK", ctrlKey: true });
  expect([input(), inFocus()]).toEqual([null, "box"]);
});

test("[KB5] an empty search shows five sessions and settings pages without single settings", () => {
  const groups = screen.getAllByRole("group").map((group) => group.querySelectorAll("[data-entry]").length);
  expect(groups[0]).toBe(5);
  expect(document.querySelector("[data-entry^=section-]")).not.toBeNull();
  expect(document.querySelector("[data-entry^=setting-]")).toBeNull();
  write("断线宽限");
  expect(document.querySelector("[data-entry^=setting-]")).not.toBeNull();
});

test("[KB5] a command's reason appears and disappears while the palette is open", () => {
  const becomes = (change: { reason?: string | null; isOpen?: boolean }) =>
    act(() => usePage.setState(change));
  const shown = () => options().find(({ textContent }) => textContent?.startsWith("结束"))?.textContent;
  write("结束");
  expect(shown()).not.toContain("已经交给许然");
  becomes({ reason: "已经交给许然" });
  expect(shown()).toContain("已经交给许然");
  becomes({ reason: null });
  expect(shown()).not.toContain("已经交给许然");
  becomes({ isOpen: false });
  expect(shown()).toBeUndefined();
});

test("[DW8] the palette keeps the focus while results load and returns it on closing", () => {
  expect(options().length).toBeGreaterThan(14);
  expect(document.activeElement).toBe(input());
  press("Escape");
  expect(inFocus()).toBe("box");
});
