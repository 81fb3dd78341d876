/**
 * The tone, and whether the browser allows it. A page may play sound only after a click or a key; until then the audio context
 * waits, and the console says so (NT8). The first click or key anywhere opens it.
 */
import { create } from "zustand";
import { currentVolume } from "./device.ts";
import type { Tone } from "./ways.ts";

/** `unknown` until the browser has answered. */
export type SoundGate = "unknown" | "open" | "blocked" | "impossible";

/** Two soft notes, in hertz: rising for news, falling for trouble. */
const notes: Record<Tone, readonly [number, number]> = { news: [659.3, 880], trouble: [523.3, 392] };
const noteS = 0.14;
const fadeS = 0.45;
/** A running context keeps the sound card, and some laptops, awake, so it is suspended after this. */
const idleMs = 2_000;
const patienceMs = 800;

const useSound = create<{ gate: SoundGate }>()(() => ({ gate: "unknown" }));
const setGate = (gate: SoundGate): void => useSound.setState({ gate });

export const soundGate = (): SoundGate => useSound.getState().gate;
export const useSoundGate = (): SoundGate => useSound(({ gate }) => gate);

// The page's one audio context and its timer: resources, not rendered.
let context: AudioContext | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;

function restSoon(audio: AudioContext): void {
  clearTimeout(idle);
  idle = setTimeout(() => void audio.suspend(), idleMs);
}

/**
 * Whether the context runs, as far as can be told within a moment. While the browser blocks it, `resume` stays pending until a
 * click or key; without a sound device it may stay pending or fail.
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

/** null where the browser makes no more of them. */
function made(): AudioContext | null {
  try {
    return new AudioContext();
  } catch {
    return null;
  }
}

/**
 * A running audio context, or null, for which the gate gives the reason. A context that ran before and cannot be resumed is
 * replaced once.
 */
async function wake(mayRenew = true): Promise<AudioContext | null> {
  if (!("AudioContext" in globalThis)) return null;
  context ??= made();
  const [audio, before] = [context, soundGate()];
  if (!audio) {
    setGate("blocked");
    return null;
  }
  if (await started(audio)) return audio;
  if (context !== audio) return wake(mayRenew);
  // The first context waits for a click. Any later one that does not run is broken.
  if (before !== "unknown") {
    audio.close().catch(() => undefined);
    context = null;
  }
  if (before === "open" && mayRenew) return wake(false);
  setGate("blocked");
  return null;
}

const gestures = ["pointerdown", "keydown"] as const;

/** Tries to open the sound at once, and at clicks and keys while there is none, until the returned function is called. */
export function openSound(): () => void {
  if (!("AudioContext" in globalThis)) setGate("impossible");
  else void wake();
  let trying = false;
  const onGesture = () => {
    if (soundGate() === "open" || trying) return;
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

/** Plays the tone once at this device's volume; nothing if there is no sound now. */
export async function ring(tone: Tone): Promise<void> {
  const volume = currentVolume();
  if (volume === 0) return;
  const audio = await wake();
  if (!audio) return;
  play(audio, tone, volume);
  restSoon(audio);
}
