/**
 * [DW7] Moving through the list by keys, the marked row goes ahead of the address: what the browser and the router do for a new
 * address takes longer than marking a row and would be in front of the frame that shows it.
 *
 *     J ──► row marked ──► painted ──► conversation drawn ──► painted ──► address
 *
 * Who is passed by never gets into the address, so Back leads to whom one has looked at. Any press that could mean the session one
 * has moved to finds the address there (`passes`), and so does whoever goes elsewhere.
 */
import type { SessionId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";
import { createListeners } from "../ui/listeners.ts";

interface Ahead {
  id: SessionId;
  /** Brings the address there; null once it is on its way. */
  settle: (() => void) | null;
}

const listeners = createListeners();
let ahead: Ahead | null = null;

/** Whose session an address leads to, if anybody's. */
export const sessionIn = (pathname: string): SessionId | null =>
  (/\/s\/([^/]+)$/.exec(pathname)?.[1] as SessionId | undefined) ?? null;

/** Who has gone ahead of the address, if anybody has. */
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
