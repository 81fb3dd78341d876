import { fireEvent, render, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type HeardCommand, heard } from "../../src/commands/heard.ts";
import { type Offers, useOffers } from "../../src/commands/offers.ts";
import { allowSingleKeys } from "../../src/commands/single-keys.ts";
import { useCommandKeys } from "../../src/commands/use-command-keys.ts";
import { composerId } from "../../src/conversation/composer/focus-composer.ts";
import { currentToasts } from "../../src/ui/overlays/toast-store.ts";

/** Everything with a key of its own that the page listens to. */
const names = Object.keys(heard) as HeardCommand[];
const keysOf = (name: HeardCommand): readonly string[] => heard[name].keys;
const ran: HeardCommand[] = [];
const offers = (reason: string | null = null): Offers =>
  Object.fromEntries(names.map((name) => [name, { run: () => void ran.push(name), reason }]));

const listen = (inInbox = true, offered = offers()) =>
  renderHook(() => {
    useOffers(offered);
    useCommandKeys(inInbox);
  });

interface Circumstances {
  target?: Element;
  composing?: boolean;
  keyCode?: number;
}

/** Presses a key of the table as a keyboard would: by its place; what it writes is not asked. */
function type(keys: string, { target = document.body, composing = false, keyCode = 0 }: Circumstances = {}) {
  return keys.split(" ").map((key) => {
    const held = key.split("+");
    const [shiftKey, altKey, ctrlKey] = ["Shift", "Alt", "Mod"].map((name) => held.includes(name));
    return fireEvent.keyDown(target, {
      ...{ code: held.at(-1), key: "Process", shiftKey, altKey, ctrlKey },
      ...{ isComposing: composing, keyCode },
    });
  });
}

beforeEach(() => void ran.splice(0));
afterEach(() => allowSingleKeys(true));

test("[KB1] no key means two things", () => {
  const keys = names.flatMap(keysOf);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(names.flatMap((name) => keysOf(name).map((key) => [name, key] as const)))(
  "[KB1] %s is what %s does",
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

test("[KB3] in a text box only keys with Ctrl, ⌘ or Alt are heard; in a dialog none", () => {
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

test("[KB3] switched off, single keys do nothing; arrows and keys with Ctrl or Alt still do", () => {
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

test("[KB3] beside the inbox the keys of list and conversation rest", () => {
  listen(false);
  for (const key of names.flatMap(keysOf)) type(key);
  expect(ran.map((name) => heard[name].place)).not.toContain("list");
  expect(ran.map((name) => heard[name].place)).not.toContain("conversation");
  expect(ran).toContain("goSessions");
});

test("[KB4] what may not be done says why, and is not done", () => {
  listen(true, offers("没有人在等"));
  type("KeyN");
  expect(ran).toEqual([]);
  expect(currentToasts().at(-1)?.text).toBe("没有人在等");
});

test("held down, a key repeats what moves and nothing else", () => {
  listen();
  const held = (code: string) => fireEvent.keyDown(document.body, { code, repeat: true });
  held("KeyJ");
  held("KeyE");
  held("KeyN");
  expect(ran).toEqual(["nextSession"]);
});

test("the second key of two counts only soon after the first", () => {
  listen();
  type("KeyG");
  type("KeyJ");
  type("KeyC");
  expect(ran).toEqual(["nextSession"]);
});

test("[KB3] once another page was asked for, the keys of the one that is left are silent", () => {
  listen();
  history.pushState(null, "", "/a/acc/search");
  type("KeyE");
  expect(ran).toEqual([]);
  history.pushState(null, "", "/a/acc/s/s1");
  type("KeyE");
  expect(ran).toEqual(["end"]);
  history.pushState(null, "", "/");
});

function textBox(): HTMLTextAreaElement {
  const box = document.body.appendChild(document.createElement("textarea"));
  box.id = composerId;
  return box;
}

test("[KB3] who writes on when their box has been taken away presses nothing, until their hands have rested", () => {
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

test.each(["Enter", "Escape", "Tab"])(
  "[KB3] what was written ends with %s, and what is pressed after it is a key again",
  (end) => {
    listen();
    const box = textBox();
    type("KeyN", { target: box });
    type(end, { target: box });
    box.remove();
    type("KeyJ");
    expect(ran).toEqual(["nextSession"]);
  },
);

test("[KB3] a hand that has gone to the pointer is done with writing", () => {
  listen();
  const box = textBox();
  type("KeyN", { target: box });
  fireEvent.pointerDown(document.body);
  box.remove();
  type("KeyJ");
  expect(ran).toEqual(["nextSession"]);
});

test("[KB3] while an input method composes, Enter and Escape are its own: who writes is writing still", () => {
  listen();
  const box = textBox();
  for (const key of ["KeyN", "Enter", "Escape"]) type(key, { target: box, composing: true });
  box.remove();
  type("KeyN");
  expect(ran).toEqual([]);
});

test("[KB3] the same of any box: who wrote a remark and goes on presses nothing", () => {
  listen();
  const box = document.body.appendChild(document.createElement("input"));
  type("KeyN", { target: box });
  box.remove();
  for (const key of ["KeyI", "KeyN", "KeyE"]) type(key);
  expect(ran).toEqual([]);
});
