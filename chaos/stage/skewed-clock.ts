import type { SimulatorClock } from "@jieru/simulator/clock";

/** A server clock that can be wrong while WeChat's stays right. */
export interface SkewedClock extends SimulatorClock {
  skew(ms: number): void;
}

export function createSkewedClock(right: SimulatorClock): SkewedClock {
  const listeners = new Set<() => void>();
  let offMs = 0;
  right.onChange(() => {
    for (const listener of listeners) listener();
  });
  return {
    now: () => right.now() + offMs,
    advance: right.advance,
    setRate: right.setRate,
    state() {
      const state = right.state();
      return { ...state, at: state.at + offMs };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    skew(ms) {
      offMs = ms;
      for (const listener of listeners) listener();
    },
  };
}
