/** [OB16] Whether this agent's replies wait some seconds before they leave; remembered by this browser. */
import { create } from "zustand";
import { keepChoice, keptChoice } from "../../lib/browser/browser-memory.ts";

const storageKey = "jieru.send-delay";

export const useSendDelay = create<boolean>()(() => keptChoice(storageKey) === "on");

export const isDelayed = (): boolean => useSendDelay.getState();

export function delayReplies(delayed: boolean): void {
  keepChoice(storageKey, delayed ? "on" : "off");
  useSendDelay.setState(delayed, true);
}
