import type { Clock } from "@jieru/realtime/context";
import type { ClockState } from "@jieru/simulator/clock";

/** A clock that shows what another process's clock shows, by the last state it told. */
export function createFollowedClock(first: ClockState): Clock & { follow(state: ClockState): void } {
  let state = first;
  return {
    now: () => Math.floor(state.at + Math.max(0, Date.now() - state.realAt) * state.rate),
    follow(next) {
      state = next;
    },
  };
}
