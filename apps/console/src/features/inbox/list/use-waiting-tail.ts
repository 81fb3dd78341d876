import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { WaitingPage } from "@jieru/shared/protocol/http";
import { useQueries } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import {
  refreshWaitingPages,
  waitingPageQuery,
  waitingPageSize,
} from "../../../data/queries/waiting-queue.ts";
import { type ListFilter, waitingFilterOf } from "../list-filter.ts";
import { foundBehind, type QueuePlace, waitingTail } from "./waiting-tail.ts";

/** The minimum interval between reloads of visible pages, however fast the queue moves. */
const refreshMs = 2_000;

export interface WaitingTail {
  places: readonly QueuePlace[];
  finding: boolean;
}
const none: WaitingTail = { places: [], finding: false };

/** [RD8] How near unloaded places are loaded in advance. A tall screen and this margin fit into one page. */
const near = 16;

export type Sight = readonly [first: number, last: number];

/** Returns the pages of the visible places; the same object for the same pages, so that scrolling renders nothing. */
export const sightOf =
  (first: number, last: number) =>
  (before: Sight): Sight => {
    const now = [
      Math.floor(Math.max(0, first - near) / waitingPageSize),
      Math.floor((last + near) / waitingPageSize),
    ] as const;
    return now[0] === before[0] && now[1] === before[1] ? before : now;
  };

interface Results {
  /** By page number: a page that becomes visible does not replace another. */
  read: Record<number, WaitingPage | undefined>;
  failed: boolean;
}

interface Result {
  data: WaitingPage | undefined;
  isError: boolean;
}
/** Cached by React Query until a page changes. */
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
  sight: Sight | null;
  held: boolean;
}

/** [RD8] [VW4] Loads the visible places of the queue, or the visible matches, beyond the feed's window. */
export function useWaitingTail({ accountId, desk, filter, sight, held }: TailWanted): WaitingTail {
  const { waiting, sessions } = desk;
  const [first, last] = sight ?? [0, 0];
  const waitingFilter = useMemo(() => waitingFilterOf(filter), [filter]);
  const filtered = Object.keys(waitingFilter).length > 0;
  const all = waiting.count <= waiting.sessions.length;
  const end = Math.ceil(waiting.count / waitingPageSize);
  const pages = useMemo(() => {
    if (!sight || all) return [];
    const inSight = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
      (page) => page > 0 && page < end,
    );
    // The first page of matches gives their number; without a filter, the feed has it.
    return filtered ? [0, ...inSight] : inSight;
  }, [sight, all, first, last, end, filtered]);
  const queries = useMemo(
    () => pages.map((page) => waitingPageQuery(accountId, page, waitingFilter)),
    [pages, accountId, waitingFilter],
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

/** Reloads at a fixed rate while the queue moves, instead of waiting until it stops. */
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
