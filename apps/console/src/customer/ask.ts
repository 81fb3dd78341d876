/** Asking for the remark or a tag to be written, from elsewhere than the panel: it may have to open first. */
import { useEffect, useSyncExternalStore } from "react";

export type CustomerAsk = "remark" | "tag";

const listeners = new Set<() => void>();
let asked: CustomerAsk | null = null;

export function askCustomer(what: CustomerAsk | null): void {
  asked = what;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useAskedOfCustomer = (): CustomerAsk | null => useSyncExternalStore(subscribe, () => asked);

/** Answers the asking, once it is this that is asked. */
export function useAnswer(what: CustomerAsk, answer: () => void): void {
  const now = useAskedOfCustomer() === what;
  useEffect(() => {
    if (!now) return;
    askCustomer(null);
    answer();
  });
}
