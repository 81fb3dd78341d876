/** The open session. During moves by keys the row is marked before the address follows. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { type AnyRouter, useRouter } from "@tanstack/react-router";
import { useEffect, useLayoutEffect } from "react";
import { create } from "zustand";
import { matchesKeys } from "../../lib/keyboard/matches-keys.ts";
import { useDeferredUntilPress } from "../../lib/rendering/use-deferred-until-press.ts";
import { lastOpenTrigger } from "./open-trigger.ts";

const to = "/a/$accountId/s/$sessionId";

interface Moves {
  /** Where a key has moved to, until the address follows. */
  movedTo: SessionId | null;
  shown: SessionId | null;
}
const useMoves = create<Moves>(() => ({ movedTo: null, shown: null }));

const restMs = 150;

/** Returns the parameters of the address, also while its page loads; null on other pages. */
const paramsOf = (router: AnyRouter, to: string, fuzzy = false): Record<string, string> | null =>
  router.matchRoute({ to }, { pending: true, fuzzy }) || router.matchRoute({ to }, { fuzzy }) || null;

const sessionOfAddress = (router: AnyRouter): SessionId | null =>
  (paramsOf(router, to)?.sessionId as SessionId | undefined) ?? null;

export const accountOfAddress = (router: AnyRouter): AccountId | null =>
  (paramsOf(router, "/a/$accountId", true)?.accountId as AccountId | undefined) ?? null;

/** Returns whether the address leads to the inbox, also while it loads. */
export const leadsToInbox = (router: AnyRouter): boolean =>
  router
    .matchRoutes(router.latestLocation)
    .some(({ routeId }: { routeId: string }) => routeId === "/a/$accountId/_inbox");

export const openSession = (router: AnyRouter): SessionId | null =>
  useMoves.getState().movedTo ?? sessionOfAddress(router);

/** Returns the open session; `addressed` is the session of the address. */
export const useOpenSessionId = (addressed: SessionId | null): SessionId | null =>
  useMoves(({ movedTo }) => movedTo) ?? addressed;

/** [DW7] Marks the row at once; the address follows after the last key, so that passed sessions do not enter the history. */
export function moveTo(router: AnyRouter, accountId: AccountId, sessionId: SessionId): void {
  useMoves.setState({ movedTo: sessionId });
  setTimeout(() => {
    if (useMoves.getState().movedTo === sessionId)
      void router.navigate({ to, params: { accountId, sessionId } });
  }, restMs);
}

/** [KB3] Returns whether a press opened a conversation that is not rendered yet: typed characters belong to its text box. */
export const isOpening = (router: AnyRouter): boolean =>
  useMoves.getState().shown === null &&
  router.state.status === "pending" &&
  openSession(router) !== null &&
  lastOpenTrigger() !== "list_keys";

/** Keys that mean the same whichever conversation is drawn. */
const neutralKeys = matchesKeys([
  "Digit1",
  "Digit2",
  "Digit3",
  "Digit4",
  "KeyJ",
  "KeyK",
  "ArrowDown",
  "ArrowUp",
]);

/**
 * [DW7] Returns the session to render. After a move by key it follows the marked row when there is time, but before any
 * key or press that could depend on it.
 */
export function useShownSession(addressed: SessionId): SessionId {
  const router = useRouter();
  const open = useOpenSessionId(addressed) ?? addressed;
  const shown = useDeferredUntilPress(open, lastOpenTrigger() === "list_keys", neutralKeys);
  useLayoutEffect(() => useMoves.setState({ shown }), [shown]);
  useLayoutEffect(() => {
    if (useMoves.getState().movedTo === addressed) useMoves.setState({ movedTo: null });
  }, [addressed]);
  useEffect(() => {
    // Another navigation cancels the move.
    const stop = router.subscribe("onBeforeNavigate", ({ toLocation }) => {
      const { movedTo } = useMoves.getState();
      if (movedTo && !toLocation.pathname.endsWith(movedTo)) useMoves.setState({ movedTo: null });
    });
    return () => {
      stop();
      useMoves.setState({ movedTo: null, shown: null });
    };
  }, [router]);
  return shown;
}
