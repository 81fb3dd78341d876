/** [OB16] Whether replies wait some seconds before they are sent; stored in this browser. */
import { create } from "zustand";
import { readChoice, storeChoice } from "../../lib/browser/stored-choice.ts";

const storageKey = "jieru.send-delay";

export const useSendDelay = create<boolean>()(() => readChoice(storageKey) === "on");

export const isDelayed = (): boolean => useSendDelay.getState();

export function delayReplies(delayed: boolean): void {
  storeChoice(storageKey, delayed ? "on" : "off");
  useSendDelay.setState(delayed, true);
}
