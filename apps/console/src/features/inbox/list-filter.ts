/** [VW1] What the lists are cut down to, as the address holds it. */
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
import type { LineFilter } from "../../data/queries/waiting-line.ts";
import { textInAddress } from "../../lib/browser/text-in-address.ts";
import type { Tab } from "../session/lists.ts";

/** Other names than those of the search, so that neither takes over the other's. */
export interface ListFilter {
  tagged?: string | undefined;
  source?: string | undefined;
  about?: AboutFilter | undefined;
  unread?: true | undefined;
  reminder?: true | undefined;
  /** [SE17] Applies to the ended list. */
  outcome?: SessionOutcome | undefined;
  /** [RP12] The ended list shows the sessions behind this number of the report. */
  counted?: string | undefined;
  owner?: ListView["owner"];
}

/** They stay in the address from session to session. */
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

/** Named, so that the address lets go of what it would keep. */
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

export function listFilterFrom(given: Record<string, unknown>): ListFilter {
  const [tagged, source, about, owner] = [given.tagged, given.source, given.about, given.owner].map(
    textInAddress,
  );
  const outcome = sessionOutcomes.find((known) => known === given.outcome);
  const counted = readCounted(given.counted);
  return {
    ...(tagged && { tagged }),
    ...(source && { source }),
    ...(about && { about: about as AboutFilter }),
    ...(given.unread === true && { unread: true as const }),
    ...(given.reminder === true && { reminder: true as const }),
    ...(outcome && { outcome }),
    ...(counted && { counted: counted.text }),
    ...(owner && { owner: owner as AgentId }),
  };
}

/** [SE17] [RP12] Returns the filter as it applies to this list: outcomes and numbers of reports cut down the ended list alone. */
export const filterOf = (tab: Tab, filter: ListFilter): ListFilter => {
  if (tab === "ended" || (filter.outcome === undefined && filter.counted === undefined)) return filter;
  const { outcome: _, counted: __, ...rest } = filter;
  return rest;
};

export const isFiltered = (filter: ListFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** [VW4] As the server is asked; nobody owns who waits. */
export const lineFilterOf = ({ tagged, source, about, unread, reminder }: ListFilter): LineFilter => ({
  ...(tagged && { tag: tagged }),
  ...(source && { source }),
  ...(about && { about }),
  ...(unread && { unread }),
  ...(reminder && { reminder }),
});

/** [VW6] [RM11] No ended session is unread, and none has a reminder. */
export const mayHaveEnded = ({ unread, reminder }: ListFilter): boolean => !unread && !reminder;

/** [VW6] As the server is asked. */
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
 * Whose sessions is decided by `shownOwner`. The one that is open stays among the unread ones: opening it has read it, and a row
 * must not leave under the hand that pressed it.
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

/** Whose sessions the lists show: the agent's own, unless a supervisor asks for others'. */
export const shownOwner = ({ me }: Snapshot, { owner }: ListFilter): AgentId | "all" =>
  owner !== undefined && supervises(me) ? owner : me.id;

/** [VW1] [RP12] Returns what an agent may ask: neither other agents' sessions nor numbers of reports, whoever the address came from. */
const filterAllowed = (viewer: Viewer, { owner, counted, ...filter }: ListFilter): ListFilter =>
  supervises(viewer) ? { ...filter, ...(counted && { counted }), ...(owner && { owner }) } : filter;

/** The same object as long as the address says the same. */
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
