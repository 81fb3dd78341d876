/** What belongs to this browser and not to the agent (NT7): how loud, and whether it has been asked. */
import { useSyncExternalStore } from "react";

const volumeKey = "jieru.volume";
const askedKey = "jieru.notifications-asked";
const usualVolume = 0.6;
const listeners = new Set<() => void>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function storedVolume(): number {
  const stored = Number.parseFloat(read(volumeKey) ?? "");
  return stored >= 0 && stored <= 1 ? stored : usualVolume;
}

let volume = storedVolume();
let asked = read(askedKey) !== null;

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // NOTE: storage may be refused; the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const currentVolume = (): number => volume;
export const useVolume = (): number => useSyncExternalStore(subscribe, currentVolume);

/** From 0, which is silent, to 1. */
export function chooseVolume(next: number): void {
  volume = next;
  keep(volumeKey, String(next));
}

/** [NT8] Whether this browser's agent has said how they want to be told. */
export const useAsked = (): boolean => useSyncExternalStore(subscribe, () => asked);

export function noteAsked(): void {
  asked = true;
  keep(askedKey, "1");
}
