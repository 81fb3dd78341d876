/** [SI8] [SI13] What a browser may decide about its agent's other browsers. */
import type { BrowserId } from "@jieru/shared/domain/ids";

/** A browser of an agent, as far as rights depend on it. */
export interface BrowserStanding {
  id: BrowserId;
  /** Whether the agent is taken to know it. */
  known: boolean;
  /** When its oldest valid sign-in began; null if it is signed out. */
  since: number | null;
}

/** Whether `own` may end `other`: a new browser may end only new ones that signed in after it or are signed out. */
export function mayEnd(own: BrowserStanding, other: BrowserStanding): boolean {
  if (own.known) return true;
  return !other.known && (other.since === null || other.since > (own.since ?? Number.POSITIVE_INFINITY));
}

/**
 * Whether `own` may confirm another browser. A new browser may only while no other is signed in: otherwise two of
 * them would confirm each other before a known one could answer.
 */
export const mayConfirm = (own: Pick<BrowserStanding, "known">, isAlone: boolean): boolean =>
  own.known || isAlone;
