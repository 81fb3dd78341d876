import type { Clock } from "@jieru/realtime/base/context";
import type { ClockState } from "@jieru/simulator/clock";

/** A clock that follows another process's clock, by the last state that process sent. */
export function createFollowedClock(first: ClockState): Clock & { follow(state: ClockState): void } {
  let state = first;
  return {
    now: () => Math.floor(state.at + Math.max(0, Date.now() - state.realAt) * state.rate),
    follow(next) {
      state = next;
    },
  };
}
