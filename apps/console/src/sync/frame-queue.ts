/**
 * [DW1] What arrives waits for the next frame of the screen and goes in all at once: the screen is drawn anew once a frame,
 * however much comes. After a press its own frame comes first, so that nobody's key waits for somebody else's message.
 *
 *     frame ─► queue ── next animation frame ──► applied, and drawn with it
 *                            └── pressed since the last one ──► painted ──► applied
 *
 * Where drawing takes longer than a frame, the page rests for as long as it took.
 *
 * [DW9] Where it takes long it is done in two turns, and begins behind a press as long as keys are being pressed: there is most
 * room before the next one. Then the page rests for twice as long as it took.
 *
 * A page out of view has no frames: there nothing waits. What cannot be applied holds up nothing behind it: a hole in the
 * numbers is asked for again.
 */

import { firstTurn, secondTurn } from "../state/drawing-turns.ts";
import { afterPaint } from "../ui/after-paint.ts";

const presses = ["keydown", "keyup", "pointerdown", "pointerup", "click", "input"] as const;
/** A browser that draws nothing for so long (covered windows) is not waited for. */
const patienceMs = 100;
/** Nothing is kept back for longer, nor does any rest take longer, where drawing is slow. */
const slowPatienceMs = 400;
/** Drawn within a frame: no rest is needed. */
const quickMs = 20;
/** From here on it is felt: nobody's machine takes so long unless it is slow, or has a lot to do. */
const slowMs = 50;
/** Hands that press nothing for so long rest. */
const restingMs = 300;

export interface FrameQueue<F> {
  add: (frame: F) => void;
  /** Applies what waits now. */
  flush: () => void;
  close: () => void;
}

const nothing = () => undefined;

/** `apply` gets what has come since, in order. */
export function createFrameQueue<F>(apply: (frames: readonly F[]) => void): FrameQueue<F> {
  let waiting: F[] = [];
  /** When what waits is to be drawn whatever the hands do. */
  let dueAt = 0;
  /** Drawing or resting from it. */
  let busy = false;
  let beganAt = 0;
  let tookMs = 0;
  /** Since the last turn began. */
  let pressed = false;
  let pressedAt = Number.NEGATIVE_INFINITY;
  let onPress: () => void = nothing;
  /** Takes back what was scheduled. */
  let cancel: () => void = nothing;

  const isSlow = () => tookMs >= slowMs;
  const after = (ms: number, step: () => void) => {
    const timer = setTimeout(step, ms);
    cancel = () => clearTimeout(timer);
  };
  const notePress = () => {
    pressed = true;
    pressedAt = performance.now();
    onPress();
  };
  const soon = (step: () => void) => {
    cancel();
    onPress = nothing;
    cancel = atFrame(() => {
      const handsMs = Math.min(pressedAt + restingMs, dueAt) - performance.now();
      if (pressed) after(0, step);
      else if (isSlow() && handsMs > 0) {
        after(handsMs, step);
        onPress = () => soon(step);
      } else step();
    }, step);
  };
  const draw = (turn: () => void, painted: (ms: number) => void) => {
    const began = performance.now();
    onPress = nothing;
    pressed = false;
    try {
      turn();
    } finally {
      cancel = afterPaint(() => painted(performance.now() - began));
    }
  };
  const begin = () => {
    const frames = waiting;
    waiting = [];
    busy = true;
    beganAt = performance.now();
    dueAt = beganAt + slowPatienceMs;
    if (!isSlow()) return draw(() => apply(frames), rest);
    let left = false;
    const first = () => {
      left = firstTurn(() => apply(frames));
    };
    draw(first, (ms) => (left ? soon(() => draw(secondTurn, (more) => rest(ms + more))) : rest(ms)));
  };
  const rest = (ms: number) => {
    tookMs = ms;
    if (isSlow()) after(Math.min(2 * ms, beganAt + slowPatienceMs - performance.now()), endRest);
    else if (ms >= quickMs) after(ms, endRest);
    else endRest();
  };
  const endRest = () => {
    busy = false;
    if (waiting.length > 0) soon(begin);
  };
  const flush = () => {
    cancel();
    onPress = nothing;
    busy = false;
    const frames = waiting;
    waiting = [];
    secondTurn();
    if (frames.length > 0) apply(frames);
  };
  const add = (frame: F) => {
    waiting.push(frame);
    if (document.visibilityState === "hidden") return flush();
    if (waiting.length > 1) return;
    dueAt = performance.now() + slowPatienceMs;
    if (!busy) soon(begin);
  };

  for (const press of presses) window.addEventListener(press, notePress, { capture: true, passive: true });
  document.addEventListener("visibilitychange", flush);
  return {
    add,
    flush,
    close: () => {
      flush();
      for (const press of presses) window.removeEventListener(press, notePress, { capture: true });
      document.removeEventListener("visibilitychange", flush);
    },
  };
}

/** With the next frame; a browser that draws none is waited for a while, and then `late` is called instead. */
function atFrame(run: () => void, late: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(patience);
  };
  const frame = requestAnimationFrame(() => {
    cancel();
    run();
  });
  const patience = setTimeout(() => {
    cancel();
    late();
  }, patienceMs);
  return cancel;
}
