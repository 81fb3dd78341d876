import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { answerableCount, type Snapshot } from "@jieru/shared/domain/snapshot";
import { asCalledNow } from "@jieru/shared/domain/wrap-up";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useActions } from "../../../data/optimistic/actions.ts";
import { type JustTaken, useJustTaken } from "../../../data/optimistic/just-taken.ts";
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
import type { LinePlace } from "./waiting-tail.ts";

export interface SessionListData {
  /** Another one is another list. */
  name: string;
  steady: SteadyGroups;
  taken: readonly JustTaken[];
  /** The waiting line behind its head. */
  tail: readonly LinePlace[];
  lapsed: Lapsed;
  /** Says which places are in sight, so that they are loaded. */
  look: (first: number, last: number) => void;
  pending: boolean;
  /** Asks for older ended sessions, where there are any. */
  loadMore: (() => void) | null;
  filtered: boolean;
  /** [EV13] Asks again for what could not be loaded, which is not nothing. */
  retry: (() => void) | null;
}

/** [VW2] */
const cutDown = (groups: Group[], filter: ListFilter, openId: SessionId | null): Group[] =>
  isFiltered(filter)
    ? groups
        .map((g) => ({ ...g, sessions: g.sessions.filter(passesFilter(filter, openId)) }))
        .filter((g) => g.name === null || g.sessions.length > 0)
    : groups;

/** [DI8] Of a line that is cut down nobody knows how many of who matches have lapsed. */
const lapsedIn = ({ waiting }: Snapshot, filtered: boolean): Lapsed =>
  filtered
    ? { from: Number.POSITIVE_INFINITY, count: null }
    : { from: answerableCount(waiting) - waiting.sessions.length, count: waiting.lapsed ?? 0 };

/**
 * Returns the snapshot that the list shows. What the server sends may wait until there is time for it. The agent's own action is shown at
 * once: the focus moves on together with the row that it removes (KB3, KB19).
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

/** What the list shows, in the order it shows it. */
export function useSessionList({ accountId, desk, tab, openId }: ListWanted): SessionListData {
  const taken = useJustTaken();
  const now = useNow();
  const given = useListFilter(accountId);
  const filter = useMemo(() => filterOf(tab, given), [tab, given]);
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
  // The same pages are not set again: React would draw the list a second time to find out that nothing has changed.
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
    // Nothing found so far is not nothing.
    pending: tail.finding || (asksEnded && (ended.isPending || (hasNextPage && ended.data?.length === 0))),
    loadMore,
    filtered,
    retry: asksEnded && ended.isError ? () => void ended.refetch() : null,
  };
}
