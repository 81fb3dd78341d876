/**
 * The tone, and whether the browser lets it be heard. A page may only sound once somebody has clicked or typed in it; until
 * then the audio context waits, and the console says so (NT8). The first click or key anywhere opens it.
 */
import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";
import { currentVolume } from "./device.ts";
import type { Tone } from "./ways.ts";

/** `unknown` until the browser has answered. */
export type SoundGate = "unknown" | "open" | "blocked" | "impossible";

/** Two soft notes: what is new rises, what went wrong falls. In hertz. */
const notes: Record<Tone, readonly [number, number]> = { news: [659.3, 880], trouble: [523.3, 392] };
const noteS = 0.14;
const fadeS = 0.45;
/** A running context keeps the sound card, and some laptops, awake. */
const idleMs = 2_000;
const patienceMs = 800;

const listeners = createListeners();
let context: AudioContext | null = null;
let gate: SoundGate = "unknown";
let idle: ReturnType<typeof setTimeout> | undefined;

function setGate(next: SoundGate): void {
  if (gate === next) return;
  gate = next;
  listeners.tell();
}

export const soundGate = (): SoundGate => gate;
export const useSoundGate = (): SoundGate => useSyncExternalStore(listeners.listen, soundGate);

function restSoon(audio: AudioContext): void {
  clearTimeout(idle);
  idle = setTimeout(() => void audio.suspend(), idleMs);
}

/**
 * Whether it runs, as far as is known within moments. While the browser blocks it, it waits for a click or key and says nothing;
 * where its device is gone it may say nothing at all, or an error.
 */
function started(audio: AudioContext): Promise<boolean> {
  clearTimeout(idle);
  const runs = audio.resume().then(
    () => true,
    () => false,
  );
  void runs.then((ok) => {
    if (!ok || context !== audio) return;
    setGate("open");
    restSoon(audio);
  });
  const known = new Promise<boolean>((resolve) =>
    setTimeout(() => resolve(audio.state === "running"), patienceMs),
  );
  return Promise.race([runs, known]);
}

/** The sound, running; null where there is none now, which the gate says then. One that ran before and wakes no more is made anew, once. */
async function wake(mayRenew = true): Promise<AudioContext | null> {
  if (!("AudioContext" in globalThis)) return null;
  context ??= new AudioContext();
  const [audio, before] = [context, gate];
  if (await started(audio)) return audio;
  if (context !== audio) return wake(mayRenew);
  // The first waits for a click. After one, whatever does not run is broken.
  if (before !== "unknown") {
    audio.close().catch(() => undefined);
    context = null;
  }
  if (before === "open" && mayRenew) return wake(false);
  setGate("blocked");
  return null;
}

const gestures = ["pointerdown", "keydown"] as const;

/** Asks the browser once, and again at clicks and keys for as long as there is no sound. Ends with the returned function. */
export function openSound(): () => void {
  if (!("AudioContext" in globalThis)) setGate("impossible");
  else void wake();
  let trying = false;
  const onGesture = () => {
    if (gate === "open" || trying) return;
    trying = true;
    void wake().then(() => {
      trying = false;
    });
  };
  for (const name of gestures) document.addEventListener(name, onGesture, true);
  return () => {
    for (const name of gestures) document.removeEventListener(name, onGesture, true);
  };
}

function play(audio: AudioContext, tone: Tone, volume: number): void {
  const loud = audio.createGain();
  loud.gain.value = volume * 0.25;
  loud.connect(audio.destination);
  for (const [i, hertz] of notes[tone].entries()) {
    const start = audio.currentTime + i * noteS;
    const [note, shape] = [audio.createOscillator(), audio.createGain()];
    note.type = "sine";
    note.frequency.value = hertz;
    shape.gain.setValueAtTime(0, start);
    shape.gain.linearRampToValueAtTime(1, start + 0.015);
    shape.gain.exponentialRampToValueAtTime(0.001, start + fadeS);
    note.connect(shape).connect(loud);
    note.start(start);
    note.stop(start + fadeS);
  }
}

/** Sounds once, as loud as this device is set; nothing where there is no sound now. */
export async function ring(tone: Tone): Promise<void> {
  const volume = currentVolume();
  if (volume === 0) return;
  const audio = await wake();
  if (!audio) return;
  play(audio, tone, volume);
  restSoon(audio);
}
