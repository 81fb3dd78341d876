import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { linePage, refreshWaitingPages, waitingPageQuery } from "../api/waiting-line.ts";
import { type Place, waitingTail } from "./waiting-tail.ts";

/** Pages in sight are asked for anew at most this often, however fast the line moves. */
const refreshMs = 2_000;
const none: Place[] = [];

/** First and last place in sight. */
export type Sight = readonly [first: number, last: number];

const pagesIn = (first: number, last: number): number[] => {
  const from = Math.max(1, Math.floor(first / linePage));
  return Array.from({ length: Math.max(0, Math.floor(last / linePage) - from + 1) }, (_, i) => from + i);
};

/** Kept by React Query as long as no page has changed. */
const dataOf = (results: readonly { data: Session[] | undefined }[]) => results.map((r) => r.data);

/** [RD8] Whoever waits beyond the feed's window, as far as they are in sight. `held`: rows must stay where they are. */
export function useWaitingTail(
  accountId: AccountId,
  { waiting, sessions }: Snapshot,
  sight: Sight | null,
  held: boolean,
): Place[] {
  const [first, last] = sight ?? [0, 0];
  const pages = useMemo(() => pagesIn(first, last), [first, last]);
  const queries = pages.map((page) => waitingPageQuery(accountId, page));
  const loaded = useQueries({ queries, combine: dataOf });
  useRefresh(accountId, waiting, pages.length > 0 && !held);
  return useMemo(() => {
    if (!sight) return none;
    const elsewhere = new Set([...waiting.sessions, ...sessions].map((s) => s.id));
    return waitingTail(waiting.count, waiting.sessions.length, elsewhere, (p) => loaded[pages.indexOf(p)]);
  }, [sight, waiting, sessions, pages, loaded]);
}

/** Not at once and not forever later: a line that moves all the time is refreshed in steady steps. */
function useRefresh(accountId: AccountId, waiting: Snapshot["waiting"], active: boolean): void {
  const seen = useRef(waiting);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!active || seen.current === waiting || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      seen.current = waiting;
      void refreshWaitingPages(accountId);
    }, refreshMs);
  }, [active, waiting, accountId]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
