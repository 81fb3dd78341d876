import { useEffect, useState } from "react";
import type { StateView } from "../../src/control/view.ts";

export interface Received {
  state: StateView;
  receivedAt: number;
}

export interface SimulatorFeed {
  received: Received | null;
  live: boolean;
}

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
