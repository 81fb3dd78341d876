import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { inOverlay, isComposing, isTyping, keyOf } from "../../lib/keyboard/keys.ts";
import { showToast } from "../../lib/toast-store.ts";
import { activeDialog, showDialog } from "./active-dialog.ts";
import { handlerOf } from "./handlers.ts";
import { commandOf, isCharacter, isFirstKey, menuCommandOf } from "./resolve-key.ts";
import { type Command, menuKey, type ShortcutName, shortcuts } from "./shortcuts.ts";
import { singleKeysAllowed } from "./single-keys.ts";
import { zoneOf } from "./zone.ts";

const sequenceTimeoutMs = 1500;

/** Arrows move through rows only, not from other elements of the list pane. */
const isBesideRows = ({ code, target }: KeyboardEvent): boolean =>
  code.startsWith("Arrow") &&
  target instanceof Element &&
  target.closest("[data-list]") === null &&
  !target.matches("[data-zone], body");

/** After a pause this long the agent has seen that the box is gone. */
const writingPauseMs = 1_000;
const endings = new Set(["Enter", "NumpadEnter", "Escape", "Tab", "Shift+Tab"]);

/** [KB3] Detects typing into a text box that has just disappeared, so that its keys run no command. */
function createWritingGuard() {
  let box: Element | null = null;
  let at = Number.NEGATIVE_INFINITY;
  return {
    isContinuing: (event: KeyboardEvent): boolean => {
      const { target } = event;
      const now = performance.now();
      if (target instanceof Element && isTyping(target) && !inOverlay(target))
        box = endings.has(keyOf(event)) && !isComposing(event) ? null : target;
      const writesOn = box !== null && !box.isConnected && now - at < writingPauseMs;
      if (writesOn || target === box) at = now;
      return writesOn;
    },
    end: () => {
      box = null;
    },
  };
}

/** [KB22] Returns whether a key writes something; an input method reports key code 229. */
const writes = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey || event.metaKey || (event.altKey && !event.getModifierState("AltGraph"))) return false;
  return (event.key.length === 1 && event.key !== " ") || event.key === "Dead" || event.keyCode === 229;
};

const pressing = new Set(["Space", "Enter", "NumpadEnter"]);

/** [KB22] Ignores Space and Enter after letters typed outside of a text box: they belong to the sentence. */
function createSentenceGuard() {
  let isContinuing = false;
  let dropped: string | null = null;
  return {
    drops: (event: KeyboardEvent): boolean => {
      const { target, key, code } = event;
      if (/^(Shift|Control|Alt|Meta|CapsLock)/.test(key)) return false;
      const isPress = pressing.has(keyOf(event)) && !event.isComposing;
      const drops =
        isPress && isContinuing && target instanceof Element && target.closest("[data-zone=page]") !== null;
      const isText = zoneOf(target) === "field" || zoneOf(target) === "page";
      isContinuing = isText && (writes(event) || (isContinuing && code === "Space" && isTyping(target)));
      dropped = drops && !isTyping(target) ? code : null;
      return dropped !== null;
    },
    /** Firefox presses a button on the release of Space. */
    dropsRelease: ({ code }: KeyboardEvent): boolean => code === "Space" && code === dropped,
    end: () => {
      isContinuing = false;
    },
  };
}

/** Keys that move in the menu or press an item, lone modifiers, and browser keys. */
const notOfMenu = /^(Arrow|Home|End|Enter|Numpad|Space|Tab|Caps|Shift\+(Tab|Shift)|Alt\+|Mod\+(?!KeyK$))/;

/** [KB21] Handles a key in the command menu; any other key closes it. */
function pressInMenu(event: KeyboardEvent): void {
  const key = keyOf(event);
  if (isComposing(event) || notOfMenu.test(key)) return;
  event.preventDefault();
  if (event.repeat) return;
  const name = menuCommandOf(key);
  // First, so that the focus is restored before the command moves it.
  flushSync(() => showDialog(key === menuKey ? "palette" : null));
  if (name) press(name);
}

/** [KB4] Runs the command or shows why not; false without a handler. */
function press(name: ShortcutName): boolean {
  const handler = handlerOf(name);
  if (handler?.reason) showToast({ text: handler.reason });
  else handler?.run();
  return handler !== undefined;
}

interface CommandKeysOptions {
  inInbox: boolean;
  /** [KB3] Whether another page was requested and is not shown yet: typed keys belong to it. */
  isLeaving?: () => boolean;
  /** Whether a text box was requested and is not shown yet. */
  isBoxPending?: () => boolean;
  /** [KB22] Focuses the text box of the open conversation, if there is one. */
  focusBox?: () => void;
}

export function useCommandKeys(options: CommandKeysOptions): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const writingGuard = createWritingGuard();
    const sentenceGuard = createSentenceGuard();
    let first = { key: "", at: Number.NEGATIVE_INFINITY };
    const onKeyDown = (event: KeyboardEvent) => {
      const { inInbox, isLeaving = () => false, isBoxPending = () => false, focusBox } = latest.current;
      const writesOn = writingGuard.isContinuing(event);
      if (activeDialog() === "menu") return pressInMenu(event);
      if (sentenceGuard.drops(event)) return event.preventDefault();
      if (event.defaultPrevented || event.isComposing) return;
      const zone = zoneOf(event.target);
      if (zone === "page" && writes(event)) {
        if (inInbox && !writesOn && !isBoxPending() && !isLeaving()) focusBox?.();
        return;
      }
      const key = keyOf(event);
      const isHeld = /^(Mod|Alt)\+/.test(key);
      if (isComposing(event) || (!isHeld && (writesOn || isBesideRows(event)))) return;
      if (isCharacter(key) && isBoxPending()) return;
      const inTime = event.timeStamp - first.at < sequenceTimeoutMs;
      const name = commandOf({
        key,
        first: inTime ? first.key : null,
        zone,
        singleKeys: singleKeysAllowed(),
      });
      first = { key, at: isFirstKey(key) ? event.timeStamp : Number.NEGATIVE_INFINITY };
      if (!name) return;
      const { place, repeats }: Command = shortcuts[name];
      if (place !== "anywhere" && (!inInbox || isLeaving())) return;
      if ((event.repeat && !repeats) || press(name)) event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent) => sentenceGuard.dropsRelease(event) && event.preventDefault();
    const onPointerDown = () => {
      writingGuard.end();
      sentenceGuard.end();
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("keyup", onKeyUp);
    document.addEventListener("pointerdown", onPointerDown, true);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("keyup", onKeyUp);
      document.removeEventListener("pointerdown", onPointerDown, true);
    };
  }, []);
}
