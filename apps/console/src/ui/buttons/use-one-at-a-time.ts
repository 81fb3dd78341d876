import { useRef, useState } from "react";

/** Sends only once, however often it is pressed: until the answer arrives, further presses do nothing. Also returns whether one is under way. */
export function useOneAtATime<Given extends unknown[]>(
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
