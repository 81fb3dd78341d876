/** "Next" is pressed by button, key and toast; why it did not work stands in one place. */
import { useSyncExternalStore } from "react";
import { onTrueAgain } from "../api/actions.ts";
import type { Failure } from "../api/outcome.ts";
import { createListeners } from "../ui/listeners.ts";
import type { Taking } from "./use-taking.ts";

const shownMs = 8000;
const listeners = createListeners();
let failure: Failure | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(next: Failure | null): void {
  failure = next;
  clearTimeout(timer);
  if (next) timer = setTimeout(() => tell(null), shownMs);
  listeners.tell();
}

// [TR10] The line and the lists show who is whose.
onTrueAgain(() => failure?.kind === "offline" && tell(null));

/** Every press is one customer, whether or not the server has answered the one before. */
export async function pressNext(taking: Pick<Taking, "pickUpNext">): Promise<void> {
  tell(null);
  const why = await taking.pickUpNext();
  // [EV9] News of its own: the conversation that said it had just been opened, and is gone again.
  if (why) tell({ ...why });
}

export const useNextFailure = (): Failure | null => useSyncExternalStore(listeners.listen, () => failure);
