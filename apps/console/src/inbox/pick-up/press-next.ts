/** "Next" is pressed by button, key and toast; one place holds why it did not work. */
import type { AccountId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";
import { onTrueAgain } from "../../state/actions.ts";
import type { Failure } from "../../state/outcome.ts";
import { createListeners } from "../../ui/listeners.ts";
import type { Taking } from "./use-taking.ts";

const shownMs = 8000;
const listeners = createListeners();
let told: { accountId: AccountId; failure: Failure } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(next: typeof told): void {
  told = next;
  clearTimeout(timer);
  if (next) timer = setTimeout(() => tell(null), shownMs);
  listeners.tell();
}

// [TR10] After a break the line and the lists show by themselves whether the session was picked up.
onTrueAgain(() => told?.failure.kind === "offline" && tell(null));

/** Every press picks up one customer, even if the server has not answered the press before. */
export async function pressNext({
  accountId,
  pickUpNext,
}: Pick<Taking, "accountId" | "pickUpNext">): Promise<void> {
  tell(null);
  const why = await pickUpNext();
  // [EV9] News of its own: the conversation that said it had just been opened, and is gone again.
  if (why) tell({ accountId, failure: { ...why } });
}

/** [MA14] In the account where it was pressed. */
export const useNextFailure = (accountId: AccountId): Failure | null =>
  useSyncExternalStore(listeners.listen, () => (told?.accountId === accountId ? told.failure : null));
