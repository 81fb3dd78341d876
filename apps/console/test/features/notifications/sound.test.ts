import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** A fake audio context; `resume` follows `answers`. */
class Device {
  static made: Device[] = [];
  /** For contexts created from now on. */
  static answers: "at once" | "never" | "with an error" = "at once";
  answers = Device.answers;
  state = "suspended";
  notes = 0;
  currentTime = 0;
  destination = {};
  constructor() {
    Device.made.push(this);
  }
  resume(): Promise<void> {
    if (this.answers === "never") return new Promise(() => undefined);
    if (this.answers === "with an error") return Promise.reject(new Error("the device is gone"));
    this.state = "running";
    return Promise.resolve();
  }
  suspend(): Promise<void> {
    this.state = "suspended";
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.state = "closed";
    return Promise.resolve();
  }
  createGain() {
    const value = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
    return { gain: value, connect: (to: unknown) => to };
  }
  createOscillator() {
    if (this.state === "running") this.notes++;
    return { frequency: {}, connect: (to: unknown) => to, start() {}, stop() {} };
  }
}
const notesPlayed = () => Device.made.reduce((sum, { notes }) => sum + notes, 0);

let sound: typeof import("../../../src/features/notifications/sound.ts");
let close: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("AudioContext", Device);
  Device.made = [];
  Device.answers = "at once";
  vi.resetModules();
  sound = await import("../../../src/features/notifications/sound.ts");
});
afterEach(() => {
  close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function open(): Promise<void> {
  close = sound.openSound();
  await vi.advanceTimersByTimeAsync(0);
}
async function openAndRest(): Promise<void> {
  await open();
  await vi.advanceTimersByTimeAsync(5_000);
}
async function playTone(): Promise<void> {
  void sound.playTone("info");
  await vi.advanceTimersByTimeAsync(5_000);
}
const click = async () => {
  document.dispatchEvent(new Event("pointerdown"));
  await vi.advanceTimersByTimeAsync(0);
};

it("[NT8] an audio context that no longer resumes is replaced and plays the tone", async () => {
  await open();
  await playTone();
  expect(notesPlayed()).toBe(2);
  for (const answers of ["never", "with an error"] as const) {
    (Device.made.at(-1) as Device).answers = answers;
    const before = notesPlayed();
    await playTone();
    expect(notesPlayed()).toBe(before + 2);
    expect(sound.soundGate()).toBe("open");
  }
  expect(Device.made.map(({ state }) => state)).toEqual(["closed", "closed", "suspended"]);
});

it("[NT8] the console reports a silent device until a click or key restores the sound", async () => {
  await openAndRest();
  Device.answers = "never";
  (Device.made[0] as Device).answers = "never";
  await playTone();
  expect(sound.soundGate()).toBe("blocked");
  expect(notesPlayed()).toBe(0);
  await click();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sound.soundGate()).toBe("blocked");
  Device.answers = "at once";
  await click();
  expect(sound.soundGate()).toBe("open");
  await playTone();
  expect(notesPlayed()).toBe(2);
  expect(Device.made.filter(({ state }) => state !== "closed")).toHaveLength(1);
});

it("[NT8] two simultaneous tones do not mark each other's context as broken", async () => {
  await openAndRest();
  (Device.made[0] as Device).answers = "never";
  void sound.playTone("info");
  await vi.advanceTimersByTimeAsync(400);
  void sound.playTone("trouble");
  await vi.advanceTimersByTimeAsync(5_000);
  expect([sound.soundGate(), notesPlayed(), Device.made.length]).toEqual(["open", 4, 2]);
});

it("[NT8] a blocked context waits for the first click and is created once", async () => {
  Device.answers = "never";
  await open();
  expect(sound.soundGate()).toBe("unknown");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sound.soundGate()).toBe("blocked");
  (Device.made[0] as Device).answers = "at once";
  await click();
  expect([sound.soundGate(), Device.made.length]).toEqual(["open", 1]);
});

it("[NT8] a tone that starts while the context suspends is still played", async () => {
  await open();
  const [device] = Device.made as [Device];
  await playTone();
  await click();
  void sound.playTone("info");
  await vi.advanceTimersByTimeAsync(0);
  expect([device.state, device.notes]).toEqual(["running", 4]);
  await vi.advanceTimersByTimeAsync(1_900);
  const waking = Promise.withResolvers<void>();
  device.resume = () => waking.promise;
  void sound.playTone("info");
  await vi.advanceTimersByTimeAsync(200);
  waking.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect([device.state, device.notes]).toEqual(["running", 6]);
});

it("[NT8] a browser without audio contexts is reported as silent, not as pending", async () => {
  vi.stubGlobal("AudioContext", function none() {
    throw new DOMException("no more devices", "NotSupportedError");
  });
  await open();
  expect(sound.soundGate()).toBe("blocked");
  await playTone();
  vi.stubGlobal("AudioContext", Device);
  await click();
  expect(sound.soundGate()).toBe("open");
});
