/** Settings of this browser rather than of the agent (NT7): the volume, and whether the agent was asked. */
import { useSyncExternalStore } from "react";
import { keepChoice, keptChoice } from "../ui/browser/browser-memory.ts";
import { createListeners } from "../ui/listeners.ts";

const volumeKey = "jieru.volume";
const askedKey = "jieru.notifications-asked";
const usualVolume = 0.6;
const listeners = createListeners();

function storedVolume(): number {
  const stored = Number.parseFloat(keptChoice(volumeKey) ?? "");
  return stored >= 0 && stored <= 1 ? stored : usualVolume;
}

let volume = storedVolume();
let asked = keptChoice(askedKey) !== null;

function keep(key: string, value: string): void {
  keepChoice(key, value);
  listeners.tell();
}

export const currentVolume = (): number => volume;
export const useVolume = (): number => useSyncExternalStore(listeners.listen, currentVolume);

/** From 0 (silent) to 1. */
export function chooseVolume(next: number): void {
  volume = next;
  keep(volumeKey, String(next));
}

/** [NT8] Whether the agent has answered in this browser how they want to be told. */
export const useAsked = (): boolean => useSyncExternalStore(listeners.listen, () => asked);

export function noteAsked(): void {
  asked = true;
  keep(askedKey, "1");
}
