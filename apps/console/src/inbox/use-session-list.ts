import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { endedSessionsQuery } from "../api/ended-sessions.ts";
import { type JustTaken, useJustTaken } from "../sync/just-taken.ts";
import { useNow } from "../ui/use-now.ts";
import { groupsOf, type Tab } from "./lists.ts";
import { type Steady, useSteadyGroups } from "./use-steady-groups.ts";

export interface SessionListData {
  steady: Steady;
  taken: readonly JustTaken[];
  pending: boolean;
  /** Asks for older ended sessions, where there are any. */
  loadMore: (() => void) | null;
}

/** What the list shows, in the order it shows it. */
export function useSessionList(accountId: AccountId, desk: Snapshot, tab: Tab): SessionListData {
  const ended = useInfiniteQuery({ ...endedSessionsQuery(accountId), enabled: tab === "ended" });
  const taken = useJustTaken();
  const now = useNow();
  const wanted = useMemo(() => groupsOf(tab, desk, ended.data ?? [], now), [tab, desk, ended.data, now]);
  const steady = useSteadyGroups(tab, wanted);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = ended;
  const loadMore = useMemo(
    () => (tab === "ended" && hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null),
    [tab, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  return { steady, taken, pending: tab === "ended" && ended.isPending, loadMore };
}
