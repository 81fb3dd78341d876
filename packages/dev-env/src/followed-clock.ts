import type { Clock } from "@jieru/realtime/base/context";
import type { ClockState } from "@jieru/simulator/clock";

/** Returns a clock that follows another process's clock by its last state. */
export function createFollowedClock(first: ClockState): Clock & { follow(state: ClockState): void } {
  let state = first;
  return {
    now: () => Math.floor(state.at + Math.max(0, Date.now() - state.realAt) * state.rate),
    follow(next) {
      state = next;
    },
  };
}
