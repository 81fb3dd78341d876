import type { AccountId } from "@jieru/shared/domain/ids";
import { type Snapshot, waitingWindow } from "@jieru/shared/domain/snapshot";
import type { WaitingPage } from "@jieru/shared/protocol/http";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { endedPage, endedSessionsQuery } from "../../../data/queries/ended-sessions.ts";
import { waitingPageQuery } from "../../../data/queries/waiting-queue.ts";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { formatDay } from "../../../i18n/format-clock.ts";
import { foundBehind } from "../list/waiting-tail.ts";
import { endedFilterOf, type ListFilter, passesFilter, shownOwner, waitingFilterOf } from "../list-filter.ts";

export type StripNote =
  | { part: "found"; count: number; all: number }
  | { part: "finding" }
  | { part: "unseen"; count: number; rest: number }
  | { part: "looked_back"; day: string };

/** The first page of matches behind the head, that it failed to load, or null until loaded. */
export type Behind = Pick<WaitingPage, "sessions" | "count"> | "failed" | null;

export function waitingNote(
  { waiting, sessions }: Pick<Snapshot, "waiting" | "sessions">,
  filter: ListFilter,
  behind: Behind,
): StripNote {
  const head = waiting.sessions;
  const here = head.filter(passesFilter(filter)).length;
  const rest = waiting.count - head.length;
  if (rest <= 0) return { part: "found", count: here, all: waiting.count };
  if (behind === null) return { part: "finding" };
  if (behind === "failed") return { part: "unseen", count: waitingWindow, rest };
  const elsewhere = new Set([...head, ...sessions].map(({ id }) => id));
  const pageOf = (page: number) => (page === 0 ? behind.sessions : undefined);
  const found = foundBehind(head, { count: behind.count, elsewhere, pageOf });
  return { part: "found", count: here + found.length, all: waiting.count };
}

/** Reads the query that the list runs. */
export function useWaitingNote(accountId: AccountId, filter: ListFilter): StripNote {
  const { data, isError } = useQuery({
    ...waitingPageQuery(accountId, 0, waitingFilterOf(filter)),
    enabled: false,
  });
  return waitingNote(useSnapshot(accountId), filter, data ?? (isError ? "failed" : null));
}

/** [VW3] Returns how far back ended sessions were searched. Reads the query that the list runs. */
export function useEndedNote(accountId: AccountId, filter: ListFilter): StripNote | null {
  const desk = useSnapshot(accountId);
  const endedFilter = endedFilterOf(shownOwner(desk, filter), desk.me.id, filter);
  const { data } = useInfiniteQuery({
    ...endedSessionsQuery(accountId, endedFilter),
    select: ({ pages }) => pages.at(-1),
    enabled: false,
  });
  if (!data?.next || data.sessions.length >= endedPage) return null;
  return { part: "looked_back", day: formatDay(data.next.before) };
}
