import { useEffect, useState } from "react";
import type { StateView } from "../../src/control/view.ts";

/** A state, and the instant of `performance.now()` at which it came. */
export interface Received {
  state: StateView;
  receivedAt: number;
}

export interface SimulatorFeed {
  received: Received | null;
  live: boolean;
}

/** The simulator's state, kept live by Server-Sent Events; each event is the whole state. */
export function useSimulator(): SimulatorFeed {
  const [feed, setFeed] = useState<SimulatorFeed>({ received: null, live: false });
  useEffect(() => {
    const source = new EventSource("/simulator/api/events");
    source.onmessage = (event: MessageEvent<string>) => {
      const state = JSON.parse(event.data) as StateView;
      setFeed({ received: { state, receivedAt: performance.now() }, live: true });
    };
    source.onerror = () => setFeed((before) => ({ ...before, live: false }));
    return () => source.close();
  }, []);
  return feed;
}
