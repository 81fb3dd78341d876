import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { blockOf, type Session, type SessionBlock } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { type AnyRouter, useRouter } from "@tanstack/react-router";
import { useMemo } from "react";
import { readDraft } from "../../data/drafts/draft-store.ts";
import { type Failure, isRefusedAs, type Outcome } from "../../data/http/outcome.ts";
import { isActing } from "../../data/optimistic/actions.ts";
import { pickUp, reactivate, reopen } from "../../data/queries/sessions.ts";
import { confirmedSnapshot } from "../../data/store/snapshots.ts";
import { i18n } from "../../i18n/i18n.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { showToast } from "../../lib/toast-store.ts";
import { customerName } from "../session/customer-name.ts";
import { firstWaiting } from "../session/lists.ts";
import { keepNoteMode } from "./note-mode.ts";
import { accountOfAddress, openSession } from "./open-session.ts";
import { noteOpenTrigger, type OpenTrigger } from "./open-trigger.ts";
import { type PickUpNext, runPickUpNext } from "./pick-up-next.ts";
import { showTab } from "./shown-tab.ts";

export interface PickUpActions extends PickUpNext {
  blockOf: (action: "pickUp" | "reactivate" | "reopen", session: Session) => SessionBlock | null;
  pickUp: (session: Session) => Promise<void>;
  reactivate: (session: Session) => Promise<void>;
  reopen: (session: Session) => Promise<void>;
}

/** How often "next" is retried after losing a race. */
const maxAttempts = 4;

/** Picks up and reactivates sessions: opens them at once, and returns if refused. */
export function usePickUp(accountId: AccountId): PickUpActions {
  const router = useRouter();
  return useMemo(() => createPickUp(accountId, router), [accountId, router]);
}

function createPickUp(accountId: AccountId, router: AnyRouter): PickUpActions {
  const open = (sessionId: SessionId, by: OpenTrigger = "pointer") => {
    noteOpenTrigger(by);
    return router.navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId } });
  };
  const openNow = () => openSession(router);
  const isGone = () => (accountOfAddress(router) ?? accountId) !== accountId;
  /** [KB12] The agent may have left or be typing: their text must not end up in another box. */
  const createStillOpenCheck = ({ id }: Session) => {
    const had = readDraft(id);
    return () => openNow() === id && readDraft(id) === had;
  };
  const leave = async (back: SessionId | null = null) => {
    // [KB12] An agent who pressed "next" while replying goes on replying.
    const { conversationId } = confirmedSnapshot(accountId)?.sessions.find(({ id }) => id === back) ?? {};
    if (conversationId) keepNoteMode(conversationId);
    if (back) return open(back, "refusal");
    await router.navigate({ to: "/a/$accountId", params: { accountId } });
    showTab("waiting");
  };
  const attempt = (s: Session, opens = true): Promise<Outcome<unknown>> => {
    const answer = pickUp(accountId, s);
    // Not awaited: the conversation may not be loaded yet, and the navigation never ends if it is cancelled.
    if (opens) void open(s.id);
    return answer;
  };

  const pickUpNext = async (): Promise<Failure | null> => {
    const tried = new Set<SessionId>();
    const back = openNow();
    let opens = true;
    for (let attemptNumber = 1; !isGone(); attemptNumber++) {
      // [KB8] A requested session stays in the queue until the feed confirms: a second press means the next one.
      const next = firstWaiting(confirmedSnapshot(accountId), (id) => tried.has(id) || isActing(id));
      if (!next) {
        showToast({ text: i18n.t("inbox:next.nobody") });
        return null;
      }
      tried.add(next.id);
      if (opens) keepNoteMode(next.conversationId);
      const isStillOpen = createStillOpenCheck(next);
      const outcome = await attempt(next, opens);
      if (outcome.ok || isGone()) return null;
      opens &&= isStillOpen();
      if (opens) await leave(back);
      if (!isRefusedAs(outcome, "already_picked_up") || attemptNumber === maxAttempts) return outcome;
    }
    return null;
  };

  return {
    accountId,
    blockOf: (action, s) => {
      const facts = confirmedSnapshot(accountId);
      return facts ? blockOf(action, s, viewerOf(facts), serverNow()) : null;
    },
    pickUpNext,
    pickUp: async (s) => {
      const isStillOpen = createStillOpenCheck(s);
      const outcome = await attempt(s);
      if (!outcome.ok && isStillOpen()) await leave();
      if (isRefusedAs(outcome, "already_picked_up") && !isGone())
        showPickUpLost(accountId, s, outcome.refusal, () => void runPickUpNext({ accountId, pickUpNext }));
    },
    reactivate: async (s) => {
      const answer = reactivate(accountId, s.id);
      void open(s.id);
      await answer;
    },
    reopen: async (s) => {
      const me = confirmedSnapshot(accountId)?.me;
      if (!me) return;
      const answer = reopen(accountId, s, me.id);
      void open(s.id);
      await answer;
    },
  };
}

type PickedUp = Extract<Refusal, { refusal: "already_picked_up" }>;

/** Shows the reason in a toast too, as the row is about to disappear. */
function showPickUpLost(
  accountId: AccountId,
  s: Session,
  { agentName, agentId }: PickedUp,
  next: () => void,
): void {
  const name = agentName ?? confirmedSnapshot(accountId)?.agents.find((a) => a.id === agentId)?.name;
  const customer = customerName(s.customer);
  showToast({
    text: name
      ? i18n.t("inbox:toast.taken", { customer, name })
      : i18n.t("inbox:toast.taken_unknown", { customer }),
    action: { label: i18n.t("inbox:pick_up_next"), run: next },
  });
}
