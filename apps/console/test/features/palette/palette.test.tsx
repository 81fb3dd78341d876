import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { create } from "zustand";
import { readOnlyReason } from "../../../src/data/feed/read-only.ts";
import { signal } from "../../../src/data/store/connection.ts";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { showDialog } from "../../../src/features/commands/active-dialog.ts";
import { useOffers } from "../../../src/features/commands/offers.ts";
import { Palette } from "../../../src/features/palette/Palette.tsx";
import { accountId, session, snapshot } from "../../desk.ts";
import { InAccount } from "../../in-account.tsx";

const done: string[] = [];
const inFocus = () => document.activeElement?.id ?? "";

/** What the page behind it tells apart: whether a session may be ended, and whether one is open at all. */
const usePage = create<{ reason: string | null; isOpen: boolean }>()(() => ({ reason: null, isOpen: true }));

/** What the page behind it offers. */
function Page() {
  const { reason, isOpen } = usePage();
  useOffers({
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
  // More than is drawn at first.
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
/** The place of what Enter would run. */
const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

test("[KB6] arrows choose the next and the one before, round the ends; a page is eight", () => {
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

test("[KB6] [KB2] while a word is composed arrows are the input method's; with Alt they are not the palette's", () => {
  press("ArrowDown", { isComposing: true });
  press("ArrowDown", { altKey: true });
  expect(chosen()).toBe(0);
});

test("[DE9] one's own state is closed in it once the console is read-only, and open again after that", () => {
  const away = () => options().find((option) => option.dataset.entry === "away");
  expect(away()?.ariaDisabled).toBeNull();
  act(() => signal({ sign: "kept", kept: false }));
  expect(away()?.ariaDisabled).toBe("true");
  expect(away()?.textContent).toContain(readOnlyReason());
  act(() => signal({ sign: "kept", kept: true }));
  expect(away()?.ariaDisabled).toBeNull();
});

test("[KB6] for other words it is the first again", () => {
  press("ArrowDown");
  press("ArrowDown");
  const before = options()[chosen()]?.dataset.entry;
  write("open");
  const found = options().map((option) => option.dataset.entry);
  // It is still among them.
  expect([chosen(), found.indexOf(before) > 0]).toEqual([0, true]);
});

test("[KB6] Enter runs what is chosen, with the focus back where it was; never what may not be done", () => {
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

test("[KB6] Esc and a second Ctrl K close it", () => {
  press("Escape");
  expect([input(), inFocus()]).toEqual([null, "box"]);
  act(() => showDialog("palette"));
  press("k", { code: "KeyK", ctrlKey: true });
  expect([input(), inFocus()]).toEqual([null, "box"]);
});

test("[KB5] before anything is looked for five sessions stand there, and pages of the settings without what is set on them", () => {
  const groups = screen.getAllByRole("group").map((group) => group.querySelectorAll("[data-entry]").length);
  expect(groups[0]).toBe(5);
  expect(document.querySelector("[data-entry^=section-]")).not.toBeNull();
  expect(document.querySelector("[data-entry^=setting-]")).toBeNull();
  write("断线宽限");
  expect(document.querySelector("[data-entry^=setting-]")).not.toBeNull();
});

test("[KB5] what comes to speak against a command while the palette is open stands there at once, and goes with it", () => {
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

test("[DW8] the palette keeps the focus while the rest of its list follows, and gives it back when it closes", () => {
  expect(options().length).toBeGreaterThan(14);
  expect(document.activeElement).toBe(input());
  press("Escape");
  expect(inFocus()).toBe("box");
});
