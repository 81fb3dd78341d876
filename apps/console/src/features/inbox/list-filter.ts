import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { ListView } from "@jieru/shared/domain/saved-view";
import { type Session, type SessionOutcome, sessionOutcomes } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { type AboutFilter, isAbout } from "@jieru/shared/domain/wrap-up";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { readCounted } from "../../data/queries/counted.ts";
import type { EndedFilter } from "../../data/queries/ended-sessions.ts";
import { useViewer } from "../../data/queries/use-snapshot.ts";
import type { WaitingFilter } from "../../data/queries/waiting-queue.ts";
import { textInAddress } from "../../lib/browser/text-in-address.ts";
import type { Tab } from "../session/lists.ts";

/** Names differ from those of the search, so that neither overwrites the other. */
export interface ListFilter {
  tagged?: string | undefined;
  source?: string | undefined;
  about?: AboutFilter | undefined;
  unread?: true | undefined;
  reminder?: true | undefined;
  outcome?: SessionOutcome | undefined;
  /** [RP12] The ended list shows the sessions behind this number of the report. */
  counted?: string | undefined;
  owner?: ListView["owner"];
}

/** Parameters that stay in the address between sessions. */
export const filterNames = [
  "tagged",
  "source",
  "about",
  "unread",
  "reminder",
  "outcome",
  "counted",
  "owner",
] as const;

/** Sets every parameter, so that the address drops it. */
export const noFilter: ListFilter = {
  tagged: undefined,
  source: undefined,
  about: undefined,
  unread: undefined,
  reminder: undefined,
  outcome: undefined,
  counted: undefined,
  owner: undefined,
};

export function listFilterFrom(search: Record<string, unknown>): ListFilter {
  const [tagged, source, about, owner] = [search.tagged, search.source, search.about, search.owner].map(
    textInAddress,
  );
  const outcome = sessionOutcomes.find((known) => known === search.outcome);
  const counted = readCounted(search.counted);
  return {
    ...(tagged && { tagged }),
    ...(source && { source }),
    ...(about && { about: about as AboutFilter }),
    ...(search.unread === true && { unread: true as const }),
    ...(search.reminder === true && { reminder: true as const }),
    ...(outcome && { outcome }),
    ...(counted && { counted: counted.text }),
    ...(owner && { owner: owner as AgentId }),
  };
}

export const filterOf = (tab: Tab, filter: ListFilter): ListFilter => {
  if (tab === "ended" || (filter.outcome === undefined && filter.counted === undefined)) return filter;
  const { outcome: _, counted: __, ...rest } = filter;
  return rest;
};

export const isFiltered = (filter: ListFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** [VW4] Returns the filter as sent to the server; waiting sessions have no owner. */
export const waitingFilterOf = ({ tagged, source, about, unread, reminder }: ListFilter): WaitingFilter => ({
  ...(tagged && { tag: tagged }),
  ...(source && { source }),
  ...(about && { about }),
  ...(unread && { unread }),
  ...(reminder && { reminder }),
});

/** [VW6] [RM11] Returns whether ended sessions can match: none is unread or has a reminder. */
export const mayHaveEnded = ({ unread, reminder }: ListFilter): boolean => !unread && !reminder;

export const endedFilterOf = (
  owner: AgentId | "all",
  meId: AgentId,
  { tagged, source, about, outcome, counted }: ListFilter,
): EndedFilter => ({
  ...(tagged && { tag: tagged }),
  ...(source && { source }),
  ...(about && { about }),
  ...(outcome && { outcome }),
  ...(counted && { counted }),
  ...((owner !== meId || counted) && { owner }),
});

/**
 * Ignores the owner, see `shownOwner`. The open session stays among unread ones, so that its row does not leave
 * when it is pressed.
 */
export const passesFilter =
  ({ tagged, source, about, unread, reminder, outcome }: ListFilter, openId: SessionId | null = null) =>
  (s: Session): boolean =>
    (tagged === undefined || s.customer.tags.includes(tagged)) &&
    (source === undefined || s.source === source) &&
    (about === undefined || isAbout(s, about)) &&
    (outcome === undefined || s.outcome === outcome) &&
    (!reminder || Boolean(s.reminder)) &&
    (!unread || s.unread > 0 || s.id === openId);

/** Returns whose sessions the lists show: the agent's own, unless a supervisor filters by agent. */
export const shownOwner = ({ me }: Snapshot, { owner }: ListFilter): AgentId | "all" =>
  owner !== undefined && supervises(me) ? owner : me.id;

/** [VW1] [RP12] Removes filters that only supervisors may use, wherever the address came from. */
const filterAllowed = (viewer: Viewer, { owner, counted, ...filter }: ListFilter): ListFilter =>
  supervises(viewer) ? { ...filter, ...(counted && { counted }), ...(owner && { owner }) } : filter;

export function useListFilter(accountId: AccountId): ListFilter {
  const { tagged, source, about, unread, reminder, outcome, counted, owner } = useSearch({ strict: false });
  const viewer = useViewer(accountId);
  return useMemo(
    () =>
      filterAllowed(
        viewer,
        listFilterFrom({ tagged, source, about, unread, reminder, outcome, counted, owner }),
      ),
    [viewer, tagged, source, about, unread, reminder, outcome, counted, owner],
  );
}
