/** Asking for the remark or a tag to be written, from elsewhere than the panel: it may have to open first. */
import { useEffect, useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

export type CustomerAsk = "remark" | "tag";

const listeners = createListeners();
let asked: CustomerAsk | null = null;

export function askCustomer(what: CustomerAsk | null): void {
  asked = what;
  listeners.tell();
}

export const useAskedOfCustomer = (): CustomerAsk | null =>
  useSyncExternalStore(listeners.listen, () => asked);

/** Answers the asking, once it is this that is asked. */
export function useAnswer(what: CustomerAsk, answer: () => void): void {
  const now = useAskedOfCustomer() === what;
  useEffect(() => {
    if (!now) return;
    askCustomer(null);
    answer();
  });
}
