import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { endedPage, endedSessionsQuery } from "../api/ended-sessions.ts";
import { useDeskInTurn } from "../api/use-desk.ts";
import { type JustTaken, useJustTaken } from "../sync/just-taken.ts";
import { useNow } from "../ui/use-now.ts";
import { isFiltered, type ListFilter, ownerIn, passes, useListFilter } from "./list-filter.ts";
import { type Group, groupsOf, type Tab } from "./lists.ts";
import { type Steady, useSteadyGroups } from "./use-steady-groups.ts";
import { type Sight, useWaitingTail } from "./use-waiting-tail.ts";
import type { Place } from "./waiting-tail.ts";

export interface SessionListData {
  steady: Steady;
  taken: readonly JustTaken[];
  /** The waiting line behind its head. */
  tail: readonly Place[];
  /** Says which places are in sight, so that they are loaded. */
  look: (first: number, last: number) => void;
  pending: boolean;
  /** Asks for older ended sessions, where there are any. */
  loadMore: (() => void) | null;
  filtered: boolean;
}

/** More is not looked through for the sake of a filter: who wants older ones searches. */
const maxFilteredPages = 20;

/** [VW2] */
const cutDown = (groups: Group[], filter: ListFilter, openId: SessionId | null): Group[] =>
  isFiltered(filter)
    ? groups
        .map((g) => ({ ...g, sessions: g.sessions.filter(passes(filter, openId)) }))
        .filter((g) => g.name === null || g.sessions.length > 0)
    : groups;

/** What the list shows, in the order it shows it. */
export function useSessionList(accountId: AccountId, tab: Tab, openId: SessionId | null): SessionListData {
  const desk = useDeskInTurn(accountId);
  const ended = useInfiniteQuery({ ...endedSessionsQuery(accountId), enabled: tab === "ended" });
  const taken = useJustTaken();
  const now = useNow();
  const filter = useListFilter();
  const filtered = isFiltered(filter);
  const wanted = useMemo(
    () => cutDown(groupsOf(tab, desk, ended.data ?? [], now, ownerIn(desk, filter)), filter, openId),
    [tab, desk, ended.data, now, filter, openId],
  );
  const steady = useSteadyGroups(filtered ? `${tab}?${JSON.stringify(filter)}` : tab, wanted);
  const [sight, setSight] = useState<Sight>([0, 0]);
  const look = useCallback((first: number, last: number) => setSight([first, last]), []);
  const tail = useWaitingTail(accountId, desk, filter, tab === "waiting" ? sight : null, steady.held);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = ended;
  const wantsMore = !filtered || (ended.data?.length ?? 0) < maxFilteredPages * endedPage;
  const loadMore = useMemo(
    () =>
      tab === "ended" && hasNextPage && !isFetchingNextPage && wantsMore ? () => void fetchNextPage() : null,
    [tab, hasNextPage, isFetchingNextPage, wantsMore, fetchNextPage],
  );
  return {
    steady,
    taken: filtered ? taken.filter(({ session }) => passes(filter)(session)) : taken,
    tail: tail.places,
    look,
    pending: tail.finding || (tab === "ended" && ended.isPending),
    loadMore,
    filtered,
  };
}
