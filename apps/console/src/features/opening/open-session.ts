/**
 * Which session is open. The address says it; when an agent moves through the list by keys, the row is marked before the
 * router has followed.
 */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { type AnyRouter, useRouter } from "@tanstack/react-router";
import { useEffect, useLayoutEffect } from "react";
import { create } from "zustand";
import { passesBy } from "../../lib/keyboard/passes-by.ts";
import { useFollowing } from "../../lib/rendering/use-following.ts";
import { lastOpenTrigger } from "./open-trigger.ts";

const to = "/a/$accountId/s/$sessionId";

interface Moves {
  /** Where a key has moved to, until the address says it; null: nowhere else. */
  movedTo: SessionId | null;
  /** Whose conversation is on the screen. */
  shown: SessionId | null;
}
const useMoves = create<Moves>(() => ({ movedTo: null, shown: null }));

/** The keys rest once none was pressed for so long. */
const restMs = 150;

/** The parameters of the address, also while its page is being fetched; null if it leads elsewhere. */
const paramsOf = (router: AnyRouter, to: string, fuzzy = false): Record<string, string> | null =>
  router.matchRoute({ to }, { pending: true, fuzzy }) || router.matchRoute({ to }, { fuzzy }) || null;

const sessionOfAddress = (router: AnyRouter): SessionId | null =>
  (paramsOf(router, to)?.sessionId as SessionId | undefined) ?? null;

/** The account whose pages the address leads to, if any. */
export const accountOfAddress = (router: AnyRouter): AccountId | null =>
  (paramsOf(router, "/a/$accountId", true)?.accountId as AccountId | undefined) ?? null;

/** Whether the address leads to the inbox, also while its page is being fetched. */
export const leadsToInbox = (router: AnyRouter): boolean =>
  router
    .matchRoutes(router.latestLocation)
    .some(({ routeId }: { routeId: string }) => routeId === "/a/$accountId/_inbox");

/** The session that is open now, if any. */
export const openSession = (router: AnyRouter): SessionId | null =>
  useMoves.getState().movedTo ?? sessionOfAddress(router);

/** The same for components; `addressed` is the session of the address. */
export const useOpenSessionId = (addressed: SessionId | null): SessionId | null =>
  useMoves(({ movedTo }) => movedTo) ?? addressed;

/**
 * [DW7] Opens a session for the keys of the list: its row is marked at once. The address follows when the keys rest, so that sessions
 * that are passed by do not enter the history.
 */
export function moveTo(router: AnyRouter, accountId: AccountId, sessionId: SessionId): void {
  useMoves.setState({ movedTo: sessionId });
  setTimeout(() => {
    if (useMoves.getState().movedTo === sessionId)
      void router.navigate({ to, params: { accountId, sessionId } });
  }, restMs);
}

/**
 * [KB3] Whether a press opened a conversation that is not on the screen yet: characters that are typed meanwhile are meant for its
 * text box, and are no commands. Who goes through the list by keys goes on.
 */
export const isAwaited = (router: AnyRouter): boolean =>
  useMoves.getState().shown === null &&
  router.state.status === "pending" &&
  openSession(router) !== null &&
  lastOpenTrigger() !== "list_keys";

/** Keys that mean the same whichever conversation is drawn. */
const passing = passesBy(["Digit1", "Digit2", "Digit3", "Digit4", "KeyJ", "KeyK", "ArrowDown", "ArrowUp"]);

/**
 * [DW7] The session whose conversation is drawn. After a move by key the conversation follows the marked row when there is time
 * for it. Any key or press that could mean the conversation finds it drawn.
 */
export function useShownSession(addressed: SessionId): SessionId {
  const router = useRouter();
  const open = useOpenSessionId(addressed) ?? addressed;
  const shown = useFollowing(open, lastOpenTrigger() === "list_keys", passing);
  useLayoutEffect(() => useMoves.setState({ shown }), [shown]);
  useLayoutEffect(() => {
    if (useMoves.getState().movedTo === addressed) useMoves.setState({ movedTo: null });
  }, [addressed]);
  useEffect(() => {
    // Whoever goes elsewhere meanwhile is not brought back.
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
