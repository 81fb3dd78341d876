/** Settings of this browser rather than of the agent (NT7): the volume, and whether the agent was asked. */
import { create } from "zustand";
import { keepChoice, keptChoice } from "../../lib/browser/browser-memory.ts";

const volumeKey = "jieru.volume";
const askedKey = "jieru.notifications-asked";
const usualVolume = 0.6;

function storedVolume(): number {
  const stored = Number.parseFloat(keptChoice(volumeKey) ?? "");
  return stored >= 0 && stored <= 1 ? stored : usualVolume;
}

const useDevice = create<{ volume: number; hasAnswered: boolean }>()(() => ({
  volume: storedVolume(),
  hasAnswered: keptChoice(askedKey) !== null,
}));

export const currentVolume = (): number => useDevice.getState().volume;
export const useVolume = (): number => useDevice(({ volume }) => volume);

/** From 0 (silent) to 1. */
export function chooseVolume(volume: number): void {
  useDevice.setState({ volume });
  keepChoice(volumeKey, String(volume));
}

/** [NT8] Whether the agent has answered in this browser how they want to be notified. */
export const useAsked = (): boolean => useDevice(({ hasAnswered }) => hasAnswered);

export function noteAsked(): void {
  useDevice.setState({ hasAnswered: true });
  keepChoice(askedKey, "1");
}
