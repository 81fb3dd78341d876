import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";
import { asCalledNow } from "@jieru/shared/domain/wrap-up";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useActions } from "../../../data/optimistic/actions.ts";
import { type JustPickedUp, useJustPickedUp } from "../../../data/optimistic/just-picked-up.ts";
import { endedSessionsQuery } from "../../../data/queries/ended-sessions.ts";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { type Group, listGroups, type Tab } from "../../session/lists.ts";
import {
  endedFilterOf,
  filterOf,
  isFiltered,
  type ListFilter,
  mayHaveEnded,
  passesFilter,
  shownOwner,
  useListFilter,
} from "../list-filter.ts";
import type { Lapsed } from "./list-items.ts";
import { type SteadyGroups, useSteadyGroups } from "./use-steady-groups.ts";
import { type Sight, sightOf, useWaitingTail } from "./use-waiting-tail.ts";
import type { QueuePlace } from "./waiting-tail.ts";

export interface SessionListData {
  name: string;
  steady: SteadyGroups;
  taken: readonly JustPickedUp[];
  tail: readonly QueuePlace[];
  lapsed: Lapsed;
  look: (first: number, last: number) => void;
  pending: boolean;
  loadMore: (() => void) | null;
  filtered: boolean;
  /** [EV13] Retries a failed load, which must not look like an empty list. */
  retry: (() => void) | null;
}

const cutDown = (groups: Group[], filter: ListFilter, openId: SessionId | null): Group[] =>
  isFiltered(filter)
    ? groups
        .map((g) => ({ ...g, sessions: g.sessions.filter(passesFilter(filter, openId)) }))
        .filter((g) => g.name === null || g.sessions.length > 0)
    : groups;

/** [DI8] The number of lapsed customers among the matches of a filter is not known. */
const lapsedIn = ({ waiting }: Snapshot, filtered: boolean): Lapsed =>
  filtered
    ? { from: Number.POSITIVE_INFINITY, count: null }
    : { from: answerableCount(waiting) - waiting.sessions.length, count: waiting.lapsed ?? 0 };

/**
 * Returns the snapshot to show. Updates from the server are deferred; the agent's own actions show at once, so that
 * the focus moves with the removed row (KB3, KB17).
 */
export function useListSnapshot(accountId: AccountId): Snapshot {
  const snapshot = useSnapshot(accountId);
  const actions = useActions(({ running }) => running);
  const current = useMemo(() => ({ snapshot, actions }), [snapshot, actions]);
  const deferred = useDeferredValue(current);
  return deferred.actions === actions ? deferred.snapshot : snapshot;
}

interface ListWanted {
  accountId: AccountId;
  desk: Snapshot;
  tab: Tab;
  openId: SessionId | null;
}

export function useSessionList({ accountId, desk, tab, openId }: ListWanted): SessionListData {
  const taken = useJustPickedUp();
  const now = useNow();
  const activeFilter = useListFilter(accountId);
  const filter = useMemo(() => filterOf(tab, activeFilter), [tab, activeFilter]);
  const owner = shownOwner(desk, filter);
  const asksEnded = tab === "ended" && mayHaveEnded(filter);
  const ended = useInfiniteQuery({
    ...endedSessionsQuery(accountId, endedFilterOf(owner, desk.me.id, filter)),
    enabled: asksEnded,
  });
  const filtered = isFiltered(filter);
  const { topics } = desk.account;
  const endedNow = useMemo(() => (ended.data ?? []).map((s) => asCalledNow(s, topics)), [ended.data, topics]);
  const wanted = useMemo(
    () =>
      cutDown(
        listGroups(tab, desk, { ended: endedNow, now, owner, byReminder: filter.reminder === true }),
        filter,
        openId,
      ),
    [tab, desk, endedNow, now, owner, filter, openId],
  );
  const name = filtered ? `${tab}?${JSON.stringify(filter)}` : tab;
  const steady = useSteadyGroups(name, wanted);
  const [sight, setSight] = useState<Sight>([0, 0]);
  // Setting an equal range again would render the list once more.
  const seen = useRef(sight);
  const look = useCallback((first: number, last: number) => {
    const now = sightOf(first, last)(seen.current);
    if (now === seen.current) return;
    seen.current = now;
    setSight(now);
  }, []);
  const tail = useWaitingTail({
    accountId,
    desk,
    filter,
    sight: tab === "waiting" ? sight : null,
    held: steady.held,
  });
  const lapsed = useMemo(() => lapsedIn(desk, filtered), [desk, filtered]);
  const takenHere = useMemo(
    () => (filtered ? taken.filter(({ session }) => passesFilter(filter)(session)) : taken),
    [filtered, taken, filter],
  );
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = ended;
  const loadMore = useMemo(
    () => (asksEnded && hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null),
    [asksEnded, hasNextPage, isFetchingNextPage, fetchNextPage],
  );
  return {
    name,
    steady,
    taken: takenHere,
    tail: tail.places,
    lapsed,
    look,
    // An empty result of an unfinished search is not final.
    pending: tail.finding || (asksEnded && (ended.isPending || (hasNextPage && ended.data?.length === 0))),
    loadMore,
    filtered,
    retry: asksEnded && ended.isError ? () => void ended.refetch() : null,
  };
}
