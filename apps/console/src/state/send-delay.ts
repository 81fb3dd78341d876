/** [OB16] Whether this agent's replies wait some seconds before they leave; remembered by this browser. */
import { useSyncExternalStore } from "react";
import { keepChoice, keptChoice } from "../ui/browser/browser-memory.ts";
import { createListeners } from "../ui/listeners.ts";

const storageKey = "jieru.send-delay";
const listeners = createListeners();

let delayed = keptChoice(storageKey) === "on";

export function delayReplies(next: boolean): void {
  delayed = next;
  keepChoice(storageKey, next ? "on" : "off");
  listeners.tell();
}

export const isDelayed = (): boolean => delayed;

export const useSendDelay = (): boolean => useSyncExternalStore(listeners.listen, isDelayed);
