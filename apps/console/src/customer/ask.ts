/** Lets other parts of the page ask the panel to edit the remark or to add a tag. The panel may have to open first. */
import { useEffect, useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

export type CustomerAsk = "remark" | "tag";

const listeners = createListeners();
let asked: CustomerAsk | null = null;

/** Asks for it; null withdraws the question. */
export function askCustomer(what: CustomerAsk | null): void {
  asked = what;
  listeners.tell();
}

export const useAskedOfCustomer = (): CustomerAsk | null =>
  useSyncExternalStore(listeners.listen, () => asked);

/** Calls `answer` once when `what` is asked for. */
export function useAnswer(what: CustomerAsk, answer: () => void): void {
  const now = useAskedOfCustomer() === what;
  useEffect(() => {
    if (!now) return;
    askCustomer(null);
    answer();
  });
}
