import { useEffect, useRef } from "react";
import { inOverlay, isComposing, isTyping, keyOf } from "../ui/keys/keys.ts";
import { showToast } from "../ui/overlays/toast-store.ts";
import { type Command, type HeardCommand, heard } from "./heard.ts";
import { offerOf } from "./offers.ts";
import { singleKeysAllowed } from "./single-keys.ts";

/** How long the first of two keys waits for the second. */
const patienceMs = 1500;

const byKey = new Map<string, [HeardCommand, Command]>();
const firstKeys = new Set<string | undefined>();
for (const [name, command] of Object.entries(heard))
  for (const key of command.keys) {
    byKey.set(key, [name as HeardCommand, command]);
    if (key.includes(" ")) firstKeys.add(key.split(" ")[0]);
  }

/** What writes something, and what WCAG 2.1.4 wants to be able to switch off. */
const isCharacter = (key: string): boolean => /^(Shift\+)?(Key|Digit|Slash|Bracket)/.test(key);

/** Arrows move through the list only from the list itself: elsewhere they scroll. */
const scrolls = ({ code, target }: KeyboardEvent): boolean =>
  code.startsWith("Arrow") &&
  target instanceof Element &&
  target !== document.body &&
  target.closest("[data-list]") === null;

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

/** [KB2] [KB3] What this key event presses; null when it is not for us. */
function pressedKey(event: KeyboardEvent, writesOn: boolean): string | null {
  if (event.defaultPrevented || isComposing(event) || inOverlay(event.target)) return null;
  const key = keyOf(event);
  if (/^(Mod|Alt)\+/.test(key)) return key;
  if (writesOn || isTyping(event.target) || scrolls(event)) return null;
  return isCharacter(key) && !singleKeysAllowed() ? null : key;
}

/** [KB3] Another page was asked for and is not there yet: what is typed now is meant for it, and not for what one leaves. */
const isLeaving = (): boolean => /^\/a\/[^/]+\/(search|supervise|reports|settings)\b/.test(location.pathname);

/** [KB4] Does it, or says why not; false where nothing of the kind is there. */
function press(name: HeardCommand): boolean {
  const offer = offerOf(name);
  if (offer?.reason) showToast({ text: offer.reason });
  else offer?.run();
  return offer !== undefined;
}

/**
 * The one listener behind every key of the table. `inInbox`: the keys of list and conversation mean something only there.
 * `awaitsBox`: whether a text box was asked for that nothing shows yet.
 */
export function useCommandKeys(inInbox: boolean, awaitsBox = () => false): void {
  const latest = useRef({ inInbox, awaitsBox });
  useEffect(() => {
    latest.current = { inInbox, awaitsBox };
  });
  useEffect(() => {
    const writing = createWriting();
    let first = { key: "", at: Number.NEGATIVE_INFINITY };
    const onKeyDown = (event: KeyboardEvent) => {
      const key = pressedKey(event, writing.goesOn(event));
      if (key === null || (isCharacter(key) && latest.current.awaitsBox())) return;
      const inTime = event.timeStamp - first.at < patienceMs;
      const found = (inTime && byKey.get(`${first.key} ${key}`)) || byKey.get(key);
      first = { key, at: firstKeys.has(key) ? event.timeStamp : Number.NEGATIVE_INFINITY };
      if (!found) return;
      const [name, { place, repeats }] = found;
      if (place !== "anywhere" && (!latest.current.inInbox || isLeaving())) return;
      if ((event.repeat && !repeats) || press(name)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", writing.end, true);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", writing.end, true);
    };
  }, []);
}
