/** [SI8] [SI13] A browser's rights over its agent's other browsers. */
import type { BrowserId } from "@jieru/shared/domain/ids";

export interface BrowserAge {
  id: BrowserId;
  known: boolean;
  /** Start of its oldest valid sign-in; null: signed out. */
  since: number | null;
}

/** A new browser may end only signed-out ones and new ones that signed in later. */
export function mayEnd(own: BrowserAge, other: BrowserAge): boolean {
  if (own.known) return true;
  return !other.known && (other.since === null || other.since > (own.since ?? Number.POSITIVE_INFINITY));
}

/** A new browser may confirm others only if it is the only one signed in. */
export const mayConfirm = (own: Pick<BrowserAge, "known">, isAlone: boolean): boolean => own.known || isAlone;
