/**
 * [DW1] Feed frames that arrive are collected and applied together at the next animation frame, so that the screen is drawn at
 * most once per animation frame. After a key or pointer press, the screen shows the effect of the press first.
 *
 *     frame ─► queue ── next animation frame ──► applied and drawn
 *                            └── pressed since the last one ──► painted ──► applied
 *
 * If drawing takes longer than an animation frame, the next one is delayed by as long as the drawing took.
 *
 * [DW9] If drawing is slow, it is split into two turns, and while keys are being pressed it starts right after a press, when the
 * next press is furthest away. The delay afterwards is twice as long as the drawing took.
 *
 * A hidden page gets no animation frames, so there everything is applied at once. A frame that cannot be applied does not hold
 * up those behind it: the missing events are requested again.
 */

import { firstTurn, secondTurn } from "../state/drawing-turns.ts";
import { afterPaint } from "../ui/drawing/after-paint.ts";

const presses = ["keydown", "keyup", "pointerdown", "pointerup", "click", "input"] as const;
/** How long to wait for an animation frame; browsers draw none for covered windows. */
const patienceMs = 100;
/** The longest that frames are held back, and the longest delay after a drawing, where drawing is slow. */
const slowPatienceMs = 400;
/** A drawing this short fits into an animation frame and needs no delay after it. */
const quickMs = 20;
/** A drawing this long is noticed by the agent: the machine is slow or has a lot to draw. */
const slowMs = 50;
/** After this long without a press the agent counts as not typing. */
const restingMs = 300;

export interface FrameQueue<F> {
  add: (frame: F) => void;
  /** Applies at once what is waiting. */
  flush: () => void;
  close: () => void;
}

const nothing = () => undefined;

/** `apply` gets the frames that came since its last call, in order. */
export function createFrameQueue<F>(apply: (frames: readonly F[]) => void): FrameQueue<F> {
  let waiting: F[] = [];
  /** When the waiting frames must be drawn even if keys are still being pressed. */
  let dueAt = 0;
  /** Drawing, or in the delay after it. */
  let busy = false;
  let beganAt = 0;
  let tookMs = 0;
  /** Since the last turn began. */
  let pressed = false;
  let pressedAt = Number.NEGATIVE_INFINITY;
  let onPress: () => void = nothing;
  /** Cancels the scheduled step. */
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

/** Calls `run` at the next animation frame, or `late` if the browser draws none for a while. */
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
