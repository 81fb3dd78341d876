import { act, cleanup, fireEvent, render, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { activeDialog, showDialog } from "../../../src/features/commands/active-dialog.ts";
import { type CommandHandlers, useCommandHandlers } from "../../../src/features/commands/handlers.ts";
import { allKeysOf } from "../../../src/features/commands/key-caps.ts";
import { type Command, type ShortcutName, shortcuts } from "../../../src/features/commands/shortcuts.ts";
import { allowSingleKeys } from "../../../src/features/commands/single-keys.ts";
import { useCommandKeys } from "../../../src/features/commands/use-command-keys.ts";
import { composerId } from "../../../src/features/opening/focus-composer.ts";
import { currentToasts } from "../../../src/lib/toast-store.ts";

const names = Object.keys(shortcuts) as ShortcutName[];
const keysOf = (name: ShortcutName): readonly string[] => shortcuts[name].keys;
const ran: ShortcutName[] = [];
const offers = (reason: string | null = null): CommandHandlers =>
  Object.fromEntries(names.map((name) => [name, { run: () => void ran.push(name), reason }]));

const focusBox = vi.fn();
const listen = (inInbox = true, offered = offers(), isLeaving = () => false) =>
  renderHook(() => {
    useCommandHandlers(offered);
    useCommandKeys({ inInbox, isLeaving, focusBox });
  });

function place(zone: "list" | "board" | "page"): HTMLElement {
  const element = document.body.appendChild(document.createElement("div"));
  element.dataset.zone = zone;
  element.tabIndex = -1;
  return element;
}

interface Circumstances {
  target?: Element;
  composing?: boolean;
  keyCode?: number;
}

const isLetter = /^(Key|Digit|Slash|Bracket)/;

/** Presses a key of the table, in the list by default. */
function type(keys: string, { target = list, composing = false, keyCode = 0 }: Circumstances = {}) {
  return keys.split(" ").map((one) => {
    const held = one.split("+");
    const [shiftKey, altKey, ctrlKey] = ["Shift", "Alt", "Mod"].map((name) => held.includes(name));
    const code = held.at(-1) as string;
    const key = code === "Space" ? " " : isLetter.test(code) ? code.slice(-1).toLowerCase() : code;
    return fireEvent.keyDown(target, {
      ...{ code, key, shiftKey, altKey, ctrlKey },
      ...{ isComposing: composing, keyCode },
    });
  });
}

let list: HTMLElement;
beforeEach(() => {
  ran.splice(0);
  focusBox.mockReset();
  list = place("list");
});
afterEach(() => {
  allowSingleKeys(true);
  act(() => showDialog(null));
  document.body.replaceChildren();
});

test("[KB1] no key has two meanings", () => {
  const keys = names.flatMap((name) => allKeysOf(shortcuts[name]));
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(names.flatMap((name) => keysOf(name).map((key) => [name, key] as const)))(
  "[KB1] runs %s on %s",
  (name, key) => {
    listen();
    const untouched = type(key);
    expect(ran).toEqual([name]);
    expect(untouched.at(-1)).toBe(false);
  },
);

test("[KB2] no key does anything while an input method composes", () => {
  listen();
  for (const key of names.flatMap(keysOf)) {
    type(key, { composing: true });
    type(key, { keyCode: 229 });
  }
  expect(ran).toEqual([]);
});

test("[KB3] only keys with Ctrl, ⌘ or Alt work in a text box, and none in a dialog", () => {
  listen();
  const { container } = render(
    <>
      <textarea />
      <dialog>
        <button type="button">ok</button>
      </dialog>
    </>,
  );
  const box = container.querySelector("textarea") as Element;
  const button = container.querySelector("button") as Element;
  for (const key of names.flatMap(keysOf)) type(key, { target: button });
  expect(ran).toEqual([]);
  for (const key of names.flatMap(keysOf)) type(key, { target: box });
  expect(ran).toEqual(names.filter((name) => keysOf(name).some((key) => /^(Mod|Alt)/.test(key))));
});

test("[KB3] single keys do nothing when switched off; arrows and keys with Ctrl or Alt still do", () => {
  listen();
  allowSingleKeys(false);
  for (const key of names.flatMap(keysOf)) type(key);
  expect(ran).toEqual([
    "nextSession",
    "previousSession",
    "older",
    "card",
    "palette",
    "nextNeighbour",
    "previousNeighbour",
  ]);
});

test("[KB3] the keys of list and conversation do nothing on other pages", () => {
  listen(false);
  for (const key of names.flatMap(keysOf)) type(key);
  expect(ran.map((name) => shortcuts[name].place)).not.toContain("list");
  expect(ran.map((name) => shortcuts[name].place)).not.toContain("conversation");
  expect(ran).toContain("goSessions");
});

test("[KB4] a disabled command shows why and is not run", () => {
  listen(true, offers("暂无用户等待"));
  type("KeyN");
  expect(ran).toEqual([]);
  expect(currentToasts().at(-1)?.text).toBe("暂无用户等待");
});

test("a held key repeats only commands that move", () => {
  listen();
  const held = (code: string) => fireEvent.keyDown(list, { code, repeat: true });
  held("KeyJ");
  held("KeyE");
  held("KeyN");
  expect(ran).toEqual(["nextSession"]);
});

test("the second key of a sequence counts only soon after the first", () => {
  listen();
  type("KeyG");
  type("KeyJ");
  type("KeyC");
  expect(ran).toEqual(["nextSession"]);
});

test("[KB3] the keys of a page stop once another page was requested", () => {
  let leaving = true;
  listen(true, offers(), () => leaving);
  type("KeyE");
  expect(ran).toEqual([]);
  leaving = false;
  type("KeyE");
  expect(ran).toEqual(["end"]);
});

function textBox(): HTMLTextAreaElement {
  const box = document.body.appendChild(document.createElement("textarea"));
  box.id = composerId;
  return box;
}

test("[KB3] keys typed into a box that has disappeared run nothing until the agent pauses", () => {
  listen();
  vi.useFakeTimers({ toFake: ["performance"] });
  const box = textBox();
  const typed = (keys: string, circumstances: Circumstances = {}) => {
    vi.advanceTimersByTime(300);
    type(keys, circumstances);
  };
  typed("KeyN", { target: box });
  box.remove();
  for (const key of ["KeyI", "KeyN", "Space", "KeyE", "Digit1", "ArrowDown"]) typed(key);
  vi.advanceTimersByTime(999);
  type("KeyN");
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(1_000);
  type("KeyN");
  expect(ran).toEqual(["pickUpNext"]);
  vi.useRealTimers();
});

test.each(["Enter", "Escape", "Tab"])("[KB3] writing ends with %s, and the next key is a command", (end) => {
  listen();
  const box = textBox();
  type("KeyN", { target: box });
  type(end, { target: box });
  box.remove();
  type("KeyJ");
  expect(ran).toEqual(["nextSession"]);
});

test("[KB3] a pointer press ends writing", () => {
  listen();
  const box = textBox();
  type("KeyN", { target: box });
  fireEvent.pointerDown(document.body);
  box.remove();
  type("KeyJ");
  expect(ran).toEqual(["nextSession"]);
});

test("[KB3] Enter and Escape of an input method do not end writing", () => {
  listen();
  const box = textBox();
  for (const key of ["KeyN", "Enter", "Escape"]) type(key, { target: box, composing: true });
  box.remove();
  type("KeyN");
  expect(ran).toEqual([]);
});

test("[KB3] keys typed into any box that has disappeared run nothing", () => {
  listen();
  const box = document.body.appendChild(document.createElement("input"));
  type("KeyN", { target: box });
  box.remove();
  for (const key of ["KeyI", "KeyN", "KeyE"]) type(key);
  expect(ran).toEqual([]);
});

const written = ["KeyH", "KeyE", "KeyN", "Digit1", "Slash", "Shift+Slash", "Shift+KeyE", "BracketRight"];

test.each(["body", "conversation"])(
  "[KB22] a sentence typed with the focus in the %s goes to the text box",
  (where) => {
    listen();
    const conversation = place("page");
    const target = where === "body" ? document.body : conversation;
    for (const key of written) {
      const [untouched] = type(key, { target });
      // The browser writes the key where the focus went.
      expect(untouched).toBe(true);
    }
    expect(ran).toEqual([]);
    expect(focusBox).toHaveBeenCalledTimes(written.length);
  },
);

test("[KB22] a key of an input method moves the focus, but not during a composition", () => {
  listen();
  place("page");
  type("KeyN", { target: document.body, keyCode: 229 });
  expect(focusBox).toHaveBeenCalledOnce();
  type("KeyN", { target: document.body, keyCode: 229, composing: true });
  expect(focusBox).toHaveBeenCalledOnce();
  expect(ran).toEqual([]);
});

test("[KB22] keys that write nothing leave the focus", () => {
  listen();
  place("page");
  for (const key of ["Space", "Enter", "Tab", "PageUp", "ArrowDown", "Mod+KeyC", "Alt+ArrowDown"])
    type(key, { target: document.body });
  expect(focusBox).not.toHaveBeenCalled();
  expect(ran).toEqual(["older", "nextNeighbour"]);
});

test("[KB22] typing on other pages, in lists and in dialogs moves no focus", () => {
  listen(false);
  type("KeyN", { target: document.body });
  cleanup();
  listen();
  const dialog = document.body.appendChild(document.createElement("dialog"));
  const box = document.body.appendChild(document.createElement("input"));
  for (const target of [list, place("board"), box, dialog]) type("KeyH", { target });
  expect(focusBox).not.toHaveBeenCalled();
});

test("[KB3] list keys work without a focus only while no conversation is open", () => {
  listen();
  type("KeyN", { target: document.body });
  type("ArrowDown", { target: document.body });
  expect(ran).toEqual(["pickUpNext", "nextSession"]);
  place("page");
  type("KeyN", { target: document.body });
  type("ArrowDown", { target: document.body });
  expect(ran).toHaveLength(2);
});

test("[KB3] single keys of navigation work on the board", () => {
  listen(false);
  const board = place("board");
  type("KeyG KeyC", { target: board });
  type("KeyN", { target: board });
  expect(ran).toEqual(["goSessions"]);
});

const inMenu = names.flatMap((name) => {
  const command: Command = shortcuts[name];
  return command.inMenu ? [[name, command.inMenu] as const] : [];
});

test.each(inMenu)("[KB21] %s in the command menu is run by %s", (name, key) => {
  listen();
  act(() => showDialog("menu"));
  type(key, { target: document.body });
  expect(ran).toEqual([name]);
  expect(activeDialog()).toBeNull();
});

test("[KB21] letters of the command menu work although single keys are off, and once", () => {
  allowSingleKeys(false);
  listen();
  act(() => showDialog("menu"));
  type("KeyE", { target: document.body });
  type("KeyE", { target: document.body });
  expect(ran).toEqual(["end"]);
});

test.each(["Escape", "KeyZ", "Digit1", "Comma"])("[KB21] %s closes the menu and does nothing else", (key) => {
  listen();
  act(() => showDialog("menu"));
  const [untouched] = type(key, { target: document.body });
  expect([activeDialog(), untouched, ran]).toEqual([null, false, []]);
  expect(focusBox).not.toHaveBeenCalled();
});

test("[KB21] a second Ctrl K in the menu opens the palette; a held one does not", () => {
  listen();
  act(() => showDialog("menu"));
  act(() => void fireEvent.keyDown(document.body, { code: "KeyK", key: "k", ctrlKey: true, repeat: true }));
  expect(activeDialog()).toBe("menu");
  type("Mod+KeyK");
  expect(activeDialog()).toBe("palette");
});

test("[KB2] [KB21] the menu ignores composed keys and keys of the browser", () => {
  listen();
  act(() => showDialog("menu"));
  type("KeyE", { target: document.body, composing: true });
  type("KeyE", { target: document.body, keyCode: 229 });
  type("Mod+KeyE", { target: document.body });
  fireEvent.keyDown(document.body, { code: "ShiftLeft", key: "Shift", shiftKey: true });
  expect([activeDialog(), ran]).toEqual(["menu", []]);
});
