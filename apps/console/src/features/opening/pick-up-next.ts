/** Stores why the last "next" failed, for button, key and toast. */

import type { AccountId } from "@jieru/shared/domain/ids";
import { create } from "zustand";
import type { Failure } from "../../data/http/outcome.ts";
import { onLive } from "../../data/store/connection.ts";

const shownMs = 8000;

interface PickUpNextFailure {
  last: { accountId: AccountId; failure: Failure } | null;
}
const useLast = create<PickUpNextFailure>()(() => ({ last: null }));

const clear = (): void => useLast.setState({ last: null });

function show(last: NonNullable<PickUpNextFailure["last"]>): void {
  useLast.setState({ last });
  setTimeout(() => {
    if (useLast.getState().last === last) clear();
  }, shownMs);
}

// [TR10] After a reconnect the lists show whether the session was picked up.
onLive(() => {
  if (useLast.getState().last?.failure.kind === "offline") clear();
});

export interface PickUpNext {
  accountId: AccountId;
  /** Picks up the customer who waits longest. Resolves with the failure, or null. */
  pickUpNext: () => Promise<Failure | null>;
}

/** Picks up one customer for every press, although the last one is unanswered. */
export async function runPickUpNext({ accountId, pickUpNext }: PickUpNext): Promise<void> {
  clear();
  const why = await pickUpNext();
  // [EV9] A copy is announced again, as the conversation that announced it is gone.
  if (why) show({ accountId, failure: { ...why } });
}

export const usePickUpNextFailure = (accountId: AccountId): Failure | null =>
  useLast(({ last }) => (last?.accountId === accountId ? last.failure : null));
