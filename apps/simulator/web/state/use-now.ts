import { useEffect, useState } from "react";
import type { Received } from "./use-simulator.ts";

const TICK_MS = 250;

/** Returns the shared clock (epoch ms), which ticks between two states at its own rate. */
export function useNow({ state, receivedAt }: Received): number {
  const [realNow, setRealNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setRealNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return state.now + Math.max(0, realNow - receivedAt) * state.clock.rate;
}
