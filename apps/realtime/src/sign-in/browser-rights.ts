/** [SI8] [SI13] A browser's rights over its agent's other browsers. */
import type { BrowserId } from "@jieru/shared/domain/ids";

/** A browser of an agent, as far as rights depend on it. */
export interface BrowserStanding {
  id: BrowserId;
  /** Whether the agent counts as knowing it. */
  known: boolean;
  /** When its oldest valid sign-in began; null if it is signed out. */
  since: number | null;
}

/** Returns whether `own` may end `other`. A new browser may end only new ones that signed in after it or are signed out. */
export function mayEnd(own: BrowserStanding, other: BrowserStanding): boolean {
  if (own.known) return true;
  return !other.known && (other.since === null || other.since > (own.since ?? Number.POSITIVE_INFINITY));
}

/**
 * Returns whether `own` may confirm another browser. A new browser may only while no other is signed in.
 * Otherwise two new browsers could confirm each other before a known one could answer.
 */
export const mayConfirm = (own: Pick<BrowserStanding, "known">, isAlone: boolean): boolean =>
  own.known || isAlone;
