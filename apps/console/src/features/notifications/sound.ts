/** Plays tones. Browsers allow sound only after a click or key; until then it is shown as blocked (NT8). */
import { create } from "zustand";
import { currentVolume } from "./device.ts";
import type { Tone } from "./notification-policy.ts";

export type SoundGate = "unknown" | "open" | "blocked" | "impossible";

/** Two notes in hertz: rising for information, falling for trouble. */
const notes: Record<Tone, readonly [number, number]> = { info: [659.3, 880], trouble: [523.3, 392] };
const noteS = 0.14;
const fadeS = 0.45;
/** A running context keeps the sound card and some laptops awake, so it is suspended after this. */
const idleMs = 2_000;
const patienceMs = 800;

const useSound = create<{ gate: SoundGate }>()(() => ({ gate: "unknown" }));
const setGate = (gate: SoundGate): void => useSound.setState({ gate });

export const soundGate = (): SoundGate => useSound.getState().gate;
export const useSoundGate = (): SoundGate => useSound(({ gate }) => gate);

let context: AudioContext | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;

function restSoon(audio: AudioContext): void {
  clearTimeout(idle);
  idle = setTimeout(() => void audio.suspend(), idleMs);
}

/** Returns whether the context runs. `resume` stays pending while blocked, and may fail without a sound device. */
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

/** Returns null if the browser creates no more contexts. */
function made(): AudioContext | null {
  try {
    return new AudioContext();
  } catch {
    return null;
  }
}

/** Returns a running context, or null with the reason in the gate. A broken context is replaced once. */
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
  // The first context waits for a click; a later one that does not run is broken.
  if (before !== "unknown") {
    audio.close().catch(() => undefined);
    context = null;
  }
  if (before === "open" && mayRenew) return wake(false);
  setGate("blocked");
  return null;
}

const gestures = ["pointerdown", "keydown"] as const;

/** Tries to enable sound now and on each click or key until it works, or until the returned function is called. */
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

/** Plays a tone at this device's volume, or nothing while sound is blocked. */
export async function playTone(tone: Tone): Promise<void> {
  const volume = currentVolume();
  if (volume === 0) return;
  const audio = await wake();
  if (!audio) return;
  play(audio, tone, volume);
  restSoon(audio);
}
