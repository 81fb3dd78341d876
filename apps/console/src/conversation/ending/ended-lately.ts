/** [SE18] Ends of this page that can still be undone, the latest last. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { endUndoMs, type Session } from "@jieru/shared/domain/session";

export interface EndedLately {
  accountId: AccountId;
  /** As it was before its end. */
  session: Session;
  /** The request by which it ended. */
  end: Promise<unknown>;
  /** By the page's own clock. */
  until: number;
  /** Called once it goes on. */
  onUndone?: (() => void) | undefined;
}

let ends: readonly EndedLately[] = [];

export function noteEnd(ended: Omit<EndedLately, "until">): void {
  ends = [...ends, { ...ended, until: performance.now() + endUndoMs }];
}

/** It is undone, or did not happen. */
export const forgetEnd = (id: SessionId): void => {
  ends = ends.filter(({ session }) => session.id !== id);
};

const isUndoable = ({ until }: EndedLately): boolean => performance.now() < until;

/** The end of this session, if it can still be undone. */
export const endOf = (id: SessionId): EndedLately | undefined =>
  ends.find((one) => one.session.id === id && isUndoable(one));

/** The account's latest end that can still be undone. */
export const latestEnd = (accountId: AccountId): EndedLately | undefined =>
  ends.findLast((one) => one.accountId === accountId && isUndoable(one));
