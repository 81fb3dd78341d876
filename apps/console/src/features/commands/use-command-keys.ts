import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { inOverlay, isComposing, isTyping, keyOf } from "../../lib/keyboard/keys.ts";
import { showToast } from "../../lib/toast-store.ts";
import { activeDialog, showDialog } from "./active-dialog.ts";
import { type Command, type HeardCommand, heard, menuKey } from "./heard.ts";
import { offerOf } from "./offers.ts";
import { commandOf, isCharacter, isFirstKey, menuCommandOf } from "./resolve-key.ts";
import { singleKeysAllowed } from "./single-keys.ts";
import { zoneOf } from "./zone.ts";

/** How long the first of two keys waits for the second. */
const patienceMs = 1500;

/** Arrows move through the rows, and not from what else stands in the list pane. */
const isBesideRows = ({ code, target }: KeyboardEvent): boolean =>
  code.startsWith("Arrow") &&
  target instanceof Element &&
  target.closest("[data-list]") === null &&
  !target.matches("[data-zone], body");

/** After a pause this long the agent has seen that the box is gone. */
const restMs = 1_000;
/** With these one is done with what one wrote. */
const endings = new Set(["Enter", "NumpadEnter", "Escape", "Tab", "Shift+Tab"]);

/**
 * [KB3] Whether hands are still writing in a text box that is gone: the session fell asleep, or is somebody
 * else's by now. What they type must not pick up or end anything.
 */
function createWriting() {
  let box: Element | null = null;
  let at = Number.NEGATIVE_INFINITY;
  return {
    goesOn: (event: KeyboardEvent): boolean => {
      const { target } = event;
      const now = performance.now();
      if (target instanceof Element && isTyping(target) && !inOverlay(target))
        box = endings.has(keyOf(event)) && !isComposing(event) ? null : target;
      const writesOn = box !== null && !box.isConnected && now - at < restMs;
      if (writesOn || target === box) at = now;
      return writesOn;
    },
    end: () => {
      box = null;
    },
  };
}

/** [KB22] A key that writes something where the focus is in a text box; an input method says only that it is one (229). */
const writes = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey || event.metaKey || (event.altKey && !event.getModifierState("AltGraph"))) return false;
  return (event.key.length === 1 && event.key !== " ") || event.key === "Dead" || event.keyCode === 229;
};

const pressing = new Set(["Space", "Enter", "NumpadEnter"]);

/**
 * [KB22] Tells a press of a button from the space or Enter of a sentence that was typed where nothing can be written: the first one behind
 * letters belongs to the sentence.
 */
function createSentence() {
  let goesOn = false;
  let dropped: string | null = null;
  return {
    drops: (event: KeyboardEvent): boolean => {
      const { target, key, code } = event;
      if (/^(Shift|Control|Alt|Meta|CapsLock)/.test(key)) return false;
      const isPress = pressing.has(keyOf(event)) && !event.isComposing;
      const drops =
        isPress && goesOn && target instanceof Element && target.closest("[data-zone=page]") !== null;
      const isText = zoneOf(target) === "field" || zoneOf(target) === "page";
      goesOn = isText && (writes(event) || (goesOn && code === "Space" && isTyping(target)));
      dropped = drops && !isTyping(target) ? code : null;
      return dropped !== null;
    },
    /** Firefox presses a button as the space is released. */
    dropsRelease: ({ code }: KeyboardEvent): boolean => code === "Space" && code === dropped,
    end: () => {
      goesOn = false;
    },
  };
}

/** Keys that move in the menu or press a line, modifiers by themselves, and what the browser has with Ctrl, ⌘ or Alt. */
const notOfMenu = /^(Arrow|Home|End|Enter|Numpad|Space|Tab|Caps|Shift\+(Tab|Shift)|Alt\+|Mod\+(?!KeyK$))/;

/** [KB21] A key while the menu of commands is shown: its command, the palette, or nothing; any key closes the menu. */
function pressInMenu(event: KeyboardEvent): void {
  const key = keyOf(event);
  if (isComposing(event) || notOfMenu.test(key)) return;
  event.preventDefault();
  if (event.repeat) return;
  const name = menuCommandOf(key);
  // First, so that the focus is back in place before the command moves it.
  flushSync(() => showDialog(key === menuKey ? "palette" : null));
  if (name) press(name);
}

/** [KB4] Does it, or says why not; false where nothing of the kind is there. */
function press(name: HeardCommand): boolean {
  const offer = offerOf(name);
  if (offer?.reason) showToast({ text: offer.reason });
  else offer?.run();
  return offer !== undefined;
}

interface CommandKeysOptions {
  /** The keys of list and conversation mean something only there. */
  inInbox: boolean;
  /** [KB3] Whether another page was asked for and is not there yet: what is typed is meant for it, not for the inbox. */
  isLeaving?: () => boolean;
  /** Whether a text box was asked for that nothing shows yet. */
  awaitsBox?: () => boolean;
  /** [KB22] Moves the focus into the text box of the open conversation, if there is one that can be written in. */
  toBox?: () => void;
}

/** The one listener behind every key of the table. */
export function useCommandKeys(options: CommandKeysOptions): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const writing = createWriting();
    const sentence = createSentence();
    let first = { key: "", at: Number.NEGATIVE_INFINITY };
    const onKeyDown = (event: KeyboardEvent) => {
      const { inInbox, isLeaving = () => false, awaitsBox = () => false, toBox } = latest.current;
      const writesOn = writing.goesOn(event);
      if (activeDialog() === "menu") return pressInMenu(event);
      if (sentence.drops(event)) return event.preventDefault();
      if (event.defaultPrevented || event.isComposing) return;
      const zone = zoneOf(event.target);
      if (zone === "page" && writes(event)) {
        if (inInbox && !writesOn && !awaitsBox() && !isLeaving()) toBox?.();
        return;
      }
      const key = keyOf(event);
      const isHeld = /^(Mod|Alt)\+/.test(key);
      if (isComposing(event) || (!isHeld && (writesOn || isBesideRows(event)))) return;
      if (isCharacter(key) && awaitsBox()) return;
      const inTime = event.timeStamp - first.at < patienceMs;
      const name = commandOf({
        key,
        first: inTime ? first.key : null,
        zone,
        singleKeys: singleKeysAllowed(),
      });
      first = { key, at: isFirstKey(key) ? event.timeStamp : Number.NEGATIVE_INFINITY };
      if (!name) return;
      const { place, repeats }: Command = heard[name];
      if (place !== "anywhere" && (!inInbox || isLeaving())) return;
      if ((event.repeat && !repeats) || press(name)) event.preventDefault();
    };
    const onKeyUp = (event: KeyboardEvent) => sentence.dropsRelease(event) && event.preventDefault();
    const onPointerDown = () => {
      writing.end();
      sentence.end();
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
