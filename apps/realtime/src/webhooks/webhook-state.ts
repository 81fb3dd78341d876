/** Defines the state of a webhook and its transitions. No I/O. */
import type { WebhookFailure, WebhookMissing, WebhookTopic } from "@jieru/shared/protocol/webhooks";
import type { WebhookRow } from "./webhook-row.ts";

const firstPauseMs = 5_000;
const longestPauseMs = 60 * 60 * 1_000;
const switchedOffAfterMs = 3 * 24 * 60 * 60 * 1_000;

/** [WH4] Returns the pause after this many failed tries, in milliseconds. */
export const pauseAfter = (tries: number): number =>
  Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);

/** Returns the sum of the pauses of this many failed tries, in milliseconds. */
const waitedFor = (tries: number): number =>
  Array.from({ length: tries }, (_, n) => pauseAfter(n + 1)).reduce((sum, ms) => sum + ms, 0);

/**
 * [WH4] Returns whether waiting events may be sent. A pause of more than twice the maximum comes from a clock that was
 * ahead and has been corrected.
 */
export const isTime = ({ nextTryAt, tries }: Pick<WebhookRow, "nextTryAt" | "tries">, now: number): boolean =>
  nextTryAt === null || nextTryAt <= now || nextTryAt > now + 2 * pauseAfter(tries);

const works = {
  failingSince: null,
  tries: 0,
  failure: null,
  failedUpTo: null,
  nextTryAt: null,
  slow: false,
} satisfies Partial<WebhookRow>;

/** [WH7] Returns the gap that no request has reported yet. */
export const untold = (row: WebhookRow): WebhookMissing | null =>
  row.missingAfter === null || row.missingToldAt !== null
    ? null
    : { after: row.missingAfter, upTo: row.missingUpTo };

/** Returns both gaps as one, including everything between them. */
export function joined(one: WebhookMissing | null, other: WebhookMissing | null): WebhookMissing | null {
  if (!one || !other) return one ?? other;
  const ends = one.upTo === null || other.upTo === null ? null : Math.max(one.upTo, other.upTo);
  return { after: Math.min(one.after, other.after), upTo: ends };
}

function withMissing(row: WebhookRow, missing: WebhookMissing | null, now: number): WebhookRow {
  const before = untold(row);
  if (!missing || (missing.after === before?.after && missing.upTo === before.upTo)) return row;
  return {
    ...row,
    missingAfter: missing.after,
    missingUpTo: missing.upTo,
    missingAt: now,
    missingToldAt: null,
  };
}

/** The events that were sent or skipped: those with `seq ≤ to`, and the gap in them. */
export interface Reached {
  to: number;
  missing: WebhookMissing | null;
}

/** Moves on without sending: there were no events of the webhook's topics, or they no longer exist. */
export const passedOver = (row: WebhookRow, { to, missing }: Reached, now: number): WebhookRow => ({
  ...withMissing(row, missing, now),
  ...works,
  seq: to,
  slow: row.slow,
});

export interface Answered {
  /** The answer was slow. */
  slow: boolean;
}

/** [WH4] Records a success, which clears earlier failures. */
export const taken = (
  row: WebhookRow,
  { to, missing }: Reached,
  { slow }: Answered,
  now: number,
): WebhookRow => ({
  ...withMissing(row, missing, now),
  ...works,
  seq: to,
  takenAt: now,
  slow,
  ...(missing && { missingToldAt: now }),
});

/**
 * [WH4] Records a failure: the same events are sent again, or the webhook is switched off. Days count only when they
 * were spent waiting for tries. A jump of the clock and a time without tries do not count.
 */
export function notTaken(
  row: WebhookRow,
  { to, missing }: Reached,
  failure: WebhookFailure,
  now: number,
): WebhookRow {
  const failingSince = Math.min(row.failingSince ?? now, now);
  const tries = row.tries + 1;
  const isOver = now - failingSince >= switchedOffAfterMs && waitedFor(row.tries) >= switchedOffAfterMs;
  return {
    ...withMissing(row, missing, now),
    failingSince,
    tries,
    failure,
    failedUpTo: to,
    slow: true,
    on: !isOver,
    nextTryAt: isOver ? null : now + pauseAfter(tries),
  };
}

/** Records a successful test: waiting events are tried at once. */
export const testTaken = (row: WebhookRow, now: number): WebhookRow => ({
  ...row,
  takenAt: now,
  nextTryAt: row.nextTryAt === null ? null : now,
});

/** [WH3] */
export const renewed = (row: WebhookRow, secret: Buffer, oldUntil: number): WebhookRow => ({
  ...row,
  ...(row.on && works),
  secret,
  oldSecret: row.secret,
  oldSecretUntil: oldUntil,
});

export interface Change {
  name?: string | undefined;
  url?: string | undefined;
  topics?: WebhookTopic[] | undefined;
  on?: boolean | undefined;
}

/**
 * [WH4] Applies a change. A webhook that is switched on again receives events from `head` on. With a new address,
 * failed events are tried at once. In both cases nothing has been delivered yet (WH8).
 */
export function changed(row: WebhookRow, change: Change, head: number, now: number): WebhookRow {
  const { name = row.name, url = row.url, topics = row.topics, on = row.on } = change;
  const takenAt = url === row.url ? row.takenAt : null;
  const next = { ...row, name, url, topics, on, takenAt };
  if (on && !row.on) {
    const missed = head > row.seq ? { after: row.seq, upTo: head } : null;
    return { ...withMissing(next, joined(untold(row), missed), now), ...works, seq: head, takenAt: null };
  }
  if (!on && row.on) return { ...next, ...works };
  return on && url !== row.url ? { ...next, ...works } : next;
}
