import { confirmedSnapshot } from "../../../data/store/snapshots.ts";
import "../../../i18n/messages/conversation.ts";
import "../../../i18n/messages/reading.ts";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { endUndoMs, type Session } from "@jieru/shared/domain/session";
import { icon16 } from "@jieru/ui/icon.ts";
import { CircleCheck } from "lucide-react";
import { createStore } from "zustand";
import type { Outcome } from "../../../data/http/outcome.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { type EndedWith, endSession, undoEnd } from "../../../data/queries/sessions.ts";
import { dismissToastAbout, showToast } from "../../../lib/toast-store.ts";
import { EndNotice } from "./EndNotice.tsx";

interface Ended {
  accountId: AccountId;
  session: Session;
  options: EndedWith;
  onUndone?: () => void;
}

interface RecentEnd {
  accountId: AccountId;
  session: Session;
  end: Promise<unknown>;
  /** By `performance.now()`. */
  until: number;
  onUndone?: (() => void) | undefined;
}

/** [SE18] Ends that can still be undone, the latest last. */
const store = createStore<{ ends: readonly RecentEnd[] }>()(() => ({ ends: [] }));

const recordEnd = (ended: Omit<RecentEnd, "until">): void =>
  store.setState(({ ends }) => ({ ends: [...ends, { ...ended, until: performance.now() + endUndoMs }] }));

const forgetEnd = (id: SessionId): void =>
  store.setState(({ ends }) => ({ ends: ends.filter(({ session }) => session.id !== id) }));

const findEnd = (fits: (ended: RecentEnd) => boolean): RecentEnd | undefined =>
  store.getState().ends.findLast((ended) => fits(ended) && performance.now() < ended.until);

const noticeOf = (id: SessionId): string => `end ${id}`;

/** [SE18] Ends the session and shows a notice with an undo button. Resolves with the server's answer. */
export async function endWithNotice({
  accountId,
  session,
  options,
  onUndone,
}: Ended): Promise<Outcome<unknown>> {
  const end = endSession(accountId, session.id, options);
  recordEnd({ accountId, session, end, onUndone });
  showToast({
    about: noticeOf(session.id),
    forMs: endUndoMs,
    icon: <CircleCheck {...icon16} className="flex-none text-ink-2" />,
    text: (
      <EndNotice
        accountId={accountId}
        session={session}
        asksTopic={!options.wrapUp && !session.wrapUp}
        onUndo={() => undo(findEnd((ended) => ended.session.id === session.id))}
        onDone={() => dismissToastAbout(noticeOf(session.id))}
      />
    ),
  });
  const outcome = await end;
  if (!outcome.ok) {
    forgetEnd(session.id);
    dismissToastAbout(noticeOf(session.id));
  }
  return outcome;
}

/** [SE18] Undoes the account's latest end; false if there is none. */
export function undoLatestEnd(accountId: AccountId): boolean {
  const ended = findEnd((one) => one.accountId === accountId);
  if (ended) undo(ended);
  return ended !== undefined;
}

function undo(ended: RecentEnd | undefined): void {
  if (!ended) return;
  const { accountId, session, end, onUndone } = ended;
  forgetEnd(session.id);
  dismissToastAbout(noticeOf(session.id));
  const undone = undoEnd(accountId, session, end);
  onUndone?.();
  void undone.then((outcome) => {
    if (outcome.ok) return;
    const nameOf = (id: string) => confirmedSnapshot(accountId)?.agents.find((a) => a.id === id)?.name;
    showToast({ about: noticeOf(session.id), text: failureSentence(outcome, nameOf) });
  });
}
