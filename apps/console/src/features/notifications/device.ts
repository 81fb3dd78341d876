/** Settings stored in this browser instead of with the agent (NT7). */
import { create } from "zustand";
import { readChoice, storeChoice } from "../../lib/browser/stored-choice.ts";

const volumeKey = "jieru.volume";
const askedKey = "jieru.notifications-asked";
const usualVolume = 0.6;

function storedVolume(): number {
  const stored = Number.parseFloat(readChoice(volumeKey) ?? "");
  return stored >= 0 && stored <= 1 ? stored : usualVolume;
}

const useDevice = create<{ volume: number; hasAnswered: boolean }>()(() => ({
  volume: storedVolume(),
  hasAnswered: readChoice(askedKey) !== null,
}));

export const currentVolume = (): number => useDevice.getState().volume;
export const useVolume = (): number => useDevice(({ volume }) => volume);

export function chooseVolume(volume: number): void {
  useDevice.setState({ volume });
  storeChoice(volumeKey, String(volume));
}

export const useAsked = (): boolean => useDevice(({ hasAnswered }) => hasAnswered);

export function noteAsked(): void {
  useDevice.setState({ hasAnswered: true });
  storeChoice(askedKey, "1");
}
