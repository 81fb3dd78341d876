/**
 * [DW7] When an agent moves through the list by keys, the row is marked before the address changes: for a new address, browser and
 * router take longer than marking a row does, and would delay the frame that shows it.
 *
 *     J ──► row marked ──► painted ──► conversation drawn ──► painted ──► address
 *
 * A session that is only passed by never gets into the address, so Back leads to the sessions that were looked at. Before a press
 * that may concern the marked session (`passes`), and before going elsewhere, the address is brought up to date.
 */
import type { SessionId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";
import { createListeners } from "../../ui/listeners.ts";

interface Ahead {
  id: SessionId;
  /** Brings the address up to date; null once that is under way. */
  settle: (() => void) | null;
}

const listeners = createListeners();
let ahead: Ahead | null = null;

/** The session an address leads to, if any. */
export const sessionIn = (pathname: string): SessionId | null =>
  (/\/s\/([^/]+)$/.exec(pathname)?.[1] as SessionId | undefined) ?? null;

/** The session that is marked ahead of the address, if any. */
export const currentAhead = (): Ahead | null => ahead;

export function setAhead(next: Ahead | null): void {
  ahead = next;
  listeners.tell();
}

/** Marks a session as the open one; `settle` is called when the address has time to follow. */
export const goAhead = (id: SessionId, settle: () => void): void => setAhead({ id, settle });

/** The open session: the one moved to by keys, or that of the address. */
export const useAhead = (addressed: SessionId | null): SessionId | null =>
  useSyncExternalStore(listeners.listen, () => ahead?.id) ?? addressed;
