/** "Next" is pressed by button, key and toast; why it did not work stands in one place. */
import { useSyncExternalStore } from "react";
import type { Failure } from "../api/outcome.ts";
import type { Taking } from "./use-taking.ts";

const shownMs = 8000;
const listeners = new Set<() => void>();
let failure: Failure | null = null;
let busy = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(next: Failure | null): void {
  failure = next;
  clearTimeout(timer);
  if (next) timer = setTimeout(() => tell(null), shownMs);
  for (const listener of listeners) listener();
}

/** One press, one customer: pressing again while the server has not answered does nothing. */
export async function takeNext(taking: Pick<Taking, "pickUpNext">): Promise<void> {
  if (busy) return;
  busy = true;
  tell(null);
  try {
    tell(await taking.pickUpNext());
  } finally {
    busy = false;
  }
}

export const pressNext = (taking: Pick<Taking, "pickUpNext">): void => void takeNext(taking);

export const useNextFailure = (): Failure | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => failure,
  );
