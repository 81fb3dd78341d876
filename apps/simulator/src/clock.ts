/** The only source of time, shared by the simulator and the server under test. */
export interface Clock {
  now(): number;
}

/** 0 stands still (tests), 1 is real time, and at 60 a minute passes in a second. */
export type ClockRate = 0 | 1 | 60;

/** At the real instant `realAt` the clock showed `at`; since then it runs at `rate`. */
export interface ClockState {
  realAt: number;
  at: number;
  rate: ClockRate;
}

export interface SimulatorClock extends Clock {
  advance(ms: number): void;
  setRate(rate: ClockRate): void;
  state(): ClockState;
  /** Calls `listener` after every `advance` and `setRate`; returns a function that stops this. */
  onChange(listener: () => void): () => void;
}

export interface MovableClockOptions {
  /** Epoch ms shown at first; the real time when absent. */
  startAt?: number;
  rate?: ClockRate;
  /** The source of real time in epoch ms; `Date.now` if absent. */
  real?: () => number;
}

export function createMovableClock(options: MovableClockOptions = {}): SimulatorClock {
  const real = options.real ?? Date.now;
  const listeners = new Set<() => void>();
  let state: ClockState = { realAt: real(), at: options.startAt ?? real(), rate: options.rate ?? 1 };

  const now = () => Math.floor(state.at + Math.max(0, real() - state.realAt) * state.rate);
  const move = (next: Omit<ClockState, "realAt">) => {
    state = { realAt: real(), ...next };
    for (const listener of listeners) listener();
  };

  return {
    now,
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError(`A clock moves forward: ${ms} ms`);
      move({ at: now() + ms, rate: state.rate });
    },
    setRate(rate) {
      move({ at: now(), rate });
    },
    state: () => ({ ...state }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
