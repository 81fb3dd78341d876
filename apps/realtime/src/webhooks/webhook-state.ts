/** A webhook's state and its transitions. No I/O. */
import type { WebhookFailure, WebhookMissing, WebhookTopic } from "@jieru/shared/protocol/webhooks";
import type { WebhookRow } from "./webhook-row.ts";

const firstPauseMs = 5_000;
const longestPauseMs = 60 * 60 * 1_000;
const switchedOffAfterMs = 3 * 24 * 60 * 60 * 1_000;

/** [WH4] In milliseconds. */
export const pauseAfter = (tries: number): number =>
  Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);

const waitedFor = (tries: number): number =>
  Array.from({ length: tries }, (_, n) => pauseAfter(n + 1)).reduce((sum, ms) => sum + ms, 0);

/** [WH4] Returns whether to send now. A pause over twice the maximum is from a clock that was ahead. */
export const isTime = ({ nextTryAt, tries }: Pick<WebhookRow, "nextTryAt" | "tries">, now: number): boolean =>
  nextTryAt === null || nextTryAt <= now || nextTryAt > now + 2 * pauseAfter(tries);

const noFailure = {
  failingSince: null,
  tries: 0,
  failure: null,
  failedUpTo: null,
  nextTryAt: null,
  slow: false,
} satisfies Partial<WebhookRow>;

/** [WH7] The gap that no request has reported. */
export const unreportedGap = (row: WebhookRow): WebhookMissing | null =>
  row.missingAfter === null || row.missingToldAt !== null
    ? null
    : { after: row.missingAfter, upTo: row.missingUpTo };

/** Includes everything in between. */
export function joinGaps(one: WebhookMissing | null, other: WebhookMissing | null): WebhookMissing | null {
  if (!one || !other) return one ?? other;
  const ends = one.upTo === null || other.upTo === null ? null : Math.max(one.upTo, other.upTo);
  return { after: Math.min(one.after, other.after), upTo: ends };
}

function withMissing(row: WebhookRow, missing: WebhookMissing | null, now: number): WebhookRow {
  const before = unreportedGap(row);
  if (!missing || (missing.after === before?.after && missing.upTo === before.upTo)) return row;
  return {
    ...row,
    missingAfter: missing.after,
    missingUpTo: missing.upTo,
    missingAt: now,
    missingToldAt: null,
  };
}

/** Sent or skipped events with `seq ≤ to`, and their gap. */
export interface Reached {
  to: number;
  missing: WebhookMissing | null;
}

/** No events for this webhook exist up to there. */
export const recordSkipped = (row: WebhookRow, { to, missing }: Reached, now: number): WebhookRow => ({
  ...withMissing(row, missing, now),
  ...noFailure,
  seq: to,
  slow: row.slow,
});

export interface Answered {
  slow: boolean;
}

/** [WH4] Clears earlier failures. */
export const recordSuccess = (
  row: WebhookRow,
  { to, missing }: Reached,
  { slow }: Answered,
  now: number,
): WebhookRow => ({
  ...withMissing(row, missing, now),
  ...noFailure,
  seq: to,
  takenAt: now,
  slow,
  ...(missing && { missingToldAt: now }),
});

/** [WH4] Repeats the events, or switches off after days of tries. Clock jumps and times without tries do not count. */
export function recordFailure(
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

/** Retries waiting events at once. */
export const recordTestSuccess = (row: WebhookRow, now: number): WebhookRow => ({
  ...row,
  takenAt: now,
  nextTryAt: row.nextTryAt === null ? null : now,
});

export const renewed = (row: WebhookRow, secret: Buffer, oldUntil: number): WebhookRow => ({
  ...row,
  ...(row.on && noFailure),
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

/** [WH4] Switched on, it continues at `head`. A new address retries at once. Neither counts as a success (WH8). */
export function changed(row: WebhookRow, change: Change, head: number, now: number): WebhookRow {
  const { name = row.name, url = row.url, topics = row.topics, on = row.on } = change;
  const takenAt = url === row.url ? row.takenAt : null;
  const next = { ...row, name, url, topics, on, takenAt };
  if (on && !row.on) {
    const missed = head > row.seq ? { after: row.seq, upTo: head } : null;
    return {
      ...withMissing(next, joinGaps(unreportedGap(row), missed), now),
      ...noFailure,
      seq: head,
      takenAt: null,
    };
  }
  if (!on && row.on) return { ...next, ...noFailure };
  return on && url !== row.url ? { ...next, ...noFailure } : next;
}
