import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { WaitingPage } from "@jieru/shared/protocol/http";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { linePage, refreshWaitingPages, waitingPageQuery } from "../../../data/queries/waiting-line.ts";
import { type ListFilter, lineFilterOf } from "../list-filter.ts";
import { foundBehind, type LinePlace, waitingTail } from "./waiting-tail.ts";

/** Pages in sight are asked for anew at most this often, however fast the line moves. */
const refreshMs = 2_000;

export interface WaitingTail {
  places: readonly LinePlace[];
  /** Whether somebody matches is not known yet. */
  finding: boolean;
}
const none: WaitingTail = { places: [], finding: false };

/**
 * [RD8] Places so near to those in sight that they are read already. Whoever looks at the head alone reads nothing by it: the rows of a
 * tall screen and these are fewer than a page.
 */
const near = 16;

/** The first and the last page that places in sight, or near them, are on. */
export type Sight = readonly [first: number, last: number];

/** What is in sight when these places are. The same pages are the same object, so that scrolling through them draws nothing anew. */
export const sightOf =
  (first: number, last: number) =>
  (before: Sight): Sight => {
    const now = [
      Math.floor(Math.max(0, first - near) / linePage),
      Math.floor((last + near) / linePage),
    ] as const;
    return now[0] === before[0] && now[1] === before[1] ? before : now;
  };

interface Results {
  /** By their number: one that comes into sight does not take the place of another, and rows that were drawn stay as they are. */
  read: Record<number, WaitingPage | undefined>;
  /** The first of them. */
  failed: boolean;
}

interface Result {
  data: WaitingPage | undefined;
  isError: boolean;
}
/** Kept by React Query as long as no page has changed. */
const resultsOf =
  (pages: readonly number[]) =>
  (results: readonly Result[]): Results => ({
    read: Object.fromEntries(pages.map((page, i) => [page, results[i]?.data])),
    failed: results[0]?.isError ?? false,
  });

interface TailWanted {
  accountId: AccountId;
  desk: Snapshot;
  filter: ListFilter;
  /** null where the line is not shown. */
  sight: Sight | null;
  /** Rows must stay where they are. */
  held: boolean;
}

/** [RD8] [VW4] Whoever waits beyond the feed's window, or matches there, as far as they are in sight. */
export function useWaitingTail({ accountId, desk, filter, sight, held }: TailWanted): WaitingTail {
  const { waiting, sessions } = desk;
  const [first, last] = sight ?? [0, 0];
  const asked = useMemo(() => lineFilterOf(filter), [filter]);
  const filtered = Object.keys(asked).length > 0;
  const all = waiting.count <= waiting.sessions.length;
  const end = Math.ceil(waiting.count / linePage);
  const pages = useMemo(() => {
    if (!sight || all) return [];
    const inSight = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
      (page) => page > 0 && page < end,
    );
    // The first page of who matches says how many they are; that of all who wait is the head.
    return filtered ? [0, ...inSight] : inSight;
  }, [sight, all, first, last, end, filtered]);
  const queries = useMemo(
    () => pages.map((page) => waitingPageQuery(accountId, page, asked)),
    [pages, accountId, asked],
  );
  const combine = useMemo(() => resultsOf(pages), [pages]);
  const { read, failed } = useQueries({ queries, combine });
  useRefresh(accountId, waiting, pages.length > 0 && !held);
  return useMemo(() => {
    if (!sight || all) return none;
    const elsewhere = new Set([...waiting.sessions, ...sessions].map((s) => s.id));
    const pageOf = (page: number) => read[page]?.sessions;
    const line = { count: filtered ? (read[0]?.count ?? 0) : waiting.count, elsewhere, pageOf };
    if (!filtered) return { places: waitingTail(waiting.sessions.length, line), finding: false };
    return { places: foundBehind(waiting.sessions, line), finding: !read[0] && !failed };
  }, [sight, all, waiting, sessions, filtered, read, failed]);
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
