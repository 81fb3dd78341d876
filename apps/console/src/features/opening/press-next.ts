/** "Next" is pressed by button, key and toast; one place holds why it did not work. */

import type { AccountId } from "@jieru/shared/domain/ids";
import { create } from "zustand";
import type { Failure } from "../../data/http/outcome.ts";
import { onLive } from "../../data/store/connection.ts";

const shownMs = 8000;

interface NextFailure {
  /** Why the last press did not work, while it is shown. */
  last: { accountId: AccountId; failure: Failure } | null;
}
const useLast = create<NextFailure>()(() => ({ last: null }));

const clear = (): void => useLast.setState({ last: null });

function show(last: NonNullable<NextFailure["last"]>): void {
  useLast.setState({ last });
  setTimeout(() => {
    if (useLast.getState().last === last) clear();
  }, shownMs);
}

// [TR10] After a break the line and the lists show by themselves whether the session was picked up.
onLive(() => {
  if (useLast.getState().last?.failure.kind === "offline") clear();
});

export interface NextPicker {
  accountId: AccountId;
  /** The one who waits longest; if someone else was quicker, the next. Resolves with why nobody was picked up. */
  pickUpNext: () => Promise<Failure | null>;
}

/** Every press picks up one customer, even if the server has not answered the press before. */
export async function pressNext({ accountId, pickUpNext }: NextPicker): Promise<void> {
  clear();
  const why = await pickUpNext();
  // [EV9] News of its own: the conversation that said it had just been opened, and is gone again.
  if (why) show({ accountId, failure: { ...why } });
}

/** [MA14] In the account where it was pressed. */
export const useNextFailure = (accountId: AccountId): Failure | null =>
  useLast(({ last }) => (last?.accountId === accountId ? last.failure : null));
