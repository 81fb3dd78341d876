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
import { type NextPicker, pressNext } from "./press-next.ts";
import { showTab } from "./shown-tab.ts";

export interface Taking extends NextPicker {
  /** Why the domain would not have it done; null while it would. */
  blockOf: (action: "pickUp" | "reactivate" | "reopen", session: Session) => SessionBlock | null;
  pickUp: (session: Session) => Promise<void>;
  reactivate: (session: Session) => Promise<void>;
  reopen: (session: Session) => Promise<void>;
}

/** How often "next" tries again after losing a race, before it says who won. */
const races = 4;

/** Picking up and waking sessions: shows them at once, opens them, and goes back in place when refused. */
export function useTaking(accountId: AccountId): Taking {
  const router = useRouter();
  return useMemo(() => createTaking(accountId, router), [accountId, router]);
}

function createTaking(accountId: AccountId, router: AnyRouter): Taking {
  const open = (sessionId: SessionId, by: OpenTrigger = "pointer") => {
    noteOpenTrigger(by);
    return router.navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId } });
  };
  const openNow = () => openSession(router);
  /** [MA5] They have gone to another account. */
  const isGone = () => (accountOfAddress(router) ?? accountId) !== accountId;
  /** [KB12] They may have gone on meanwhile, or be writing: what is typed on would stand in somebody else's box. */
  const whetherStill = ({ id }: Session) => {
    const had = readDraft(id);
    return () => openNow() === id && readDraft(id) === had;
  };
  const leave = async (back: SessionId | null = null) => {
    // [KB12] Whoever pressed "next" while answering somebody goes on answering them.
    const { conversationId } = confirmedSnapshot(accountId)?.sessions.find(({ id }) => id === back) ?? {};
    if (conversationId) keepNoteMode(conversationId);
    if (back) return open(back, "refusal");
    await router.navigate({ to: "/a/$accountId", params: { accountId } });
    showTab("waiting");
  };
  const attempt = (s: Session, shows = true): Promise<Outcome<unknown>> => {
    const answer = pickUp(accountId, s);
    // Not waited for: what opens it may not be loaded yet, and cut off it never is, while the answer still wants to be told.
    if (shows) void open(s.id);
    return answer;
  };

  const pickUpNext = async (): Promise<Failure | null> => {
    const tried = new Set<SessionId>();
    const back = openNow();
    let shows = true;
    for (let race = 1; !isGone(); race++) {
      // [KB8] Who is asked for stands in the line until the feed has told: a second press means the one after.
      const next = firstWaiting(confirmedSnapshot(accountId), (id) => tried.has(id) || isActing(id));
      if (!next) {
        showToast({ text: i18n.t("inbox:next.nobody") });
        return null;
      }
      tried.add(next.id);
      if (shows) keepNoteMode(next.conversationId);
      const isThere = whetherStill(next);
      const outcome = await attempt(next, shows);
      if (outcome.ok || isGone()) return null;
      shows &&= isThere();
      if (shows) await leave(back);
      if (!isRefusedAs(outcome, "already_picked_up") || race === races) return outcome;
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
      const isThere = whetherStill(s);
      const outcome = await attempt(s);
      if (!outcome.ok && isThere()) await leave();
      if (isRefusedAs(outcome, "already_picked_up") && !isGone())
        tellLost(accountId, s, outcome.refusal, () => void pressNext({ accountId, pickUpNext }));
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

/** The row it happened on is about to go, so the reason stands in a toast too, with the way on. */
function tellLost(
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
