import { useEffect, useRef } from "react";
import { singleKeysAllowed } from "../inbox/single-keys.ts";
import { singleKey } from "../ui/keys.ts";

export interface ConversationKeys {
  reply: () => void;
  note: () => void;
  transfer: () => void;
  end: () => void;
  endAndNext: () => void;
  panel: () => void;
  older: () => void;
}

/** Keys by their place on the keyboard: an IME changes what they write, not where they are. */
const names: Record<string, keyof ConversationKeys> = {
  KeyR: "reply",
  KeyM: "note",
  KeyT: "transfer",
  KeyE: "end",
  "Shift+KeyE": "endAndNext",
  BracketRight: "panel",
  PageUp: "older",
};

/** Single keys of the open conversation; none while text is typed, a dialog is open, or single keys are off. */
export function useConversationKeys(keys: ConversationKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = singleKey(event);
      const name = key === null || !singleKeysAllowed() ? undefined : names[key];
      if (!name) return;
      event.preventDefault();
      latest.current[name]();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
