import { useRef, useState } from "react";

/** Returns a function that ignores calls while one is pending, and whether one is. */
export function useSingleFlight<Given extends unknown[]>(
  send: (...given: Given) => Promise<unknown>,
): readonly [sending: boolean, press: (...given: Given) => void] {
  const running = useRef(false);
  const [sending, setSending] = useState(false);
  const run = async (...given: Given) => {
    if (running.current) return;
    running.current = true;
    setSending(true);
    try {
      await send(...given);
    } finally {
      running.current = false;
      setSending(false);
    }
  };
  return [sending, (...given) => void run(...given)];
}
