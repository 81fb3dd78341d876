/** Reads database metrics at intervals, so that a scrape never queries. */
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Gauge } from "prom-client";
import type { Clock } from "../base/context.ts";
import type { Metrics } from "../base/metrics.ts";

const everyMs = 15_000;
/** Bounds the number of labels. */
const maxAccounts = 50;

interface AccountReading {
  app_id: string;
  last_push_at: number | null;
  expires_at: number | null;
}
interface OutboxReading {
  state: "queued" | "sending";
  replies: number;
  oldest: number;
}

async function readAccounts(pool: Pool): Promise<AccountReading[]> {
  const { rows } = await pool.query<AccountReading>(
    `select a.app_id, a.last_push_at, t.expires_at from accounts a left join access_tokens t on t.app_id = a.app_id
      where a.removed_at is null order by a.id limit $1`,
    [maxAccounts],
  );
  return rows;
}

async function readOutbox(pool: Pool): Promise<OutboxReading[]> {
  const { rows } = await pool.query<OutboxReading>(
    `select o.state, count(*)::integer as replies, min(m.at) as oldest
       from outbox o join messages m on m.id = o.message_id group by o.state`,
  );
  return rows;
}

async function readSearch(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ behind: number }>(
    `select coalesce(max(a.head_seq - coalesce(c.seq, 0)), 0) as behind
       from accounts a left join search_cursors c on c.account_id = a.id`,
  );
  return Math.max(0, rows[0]?.behind ?? 0);
}

interface WebhookReading {
  behind: number;
  since: number | null;
  off: number;
}

async function readWebhooks(pool: Pool): Promise<WebhookReading | null> {
  const { rows } = await pool.query<WebhookReading>(
    `select coalesce(max(a.head_seq - w.seq) filter (where w.is_on), 0) as behind,
            min(w.failing_since) filter (where w.is_on) as since,
            count(*) filter (where not w.is_on and w.failing_since is not null)::integer as off
       from webhooks w join accounts a on a.id = w.account_id`,
  );
  return rows[0] ?? null;
}

/** [RT2] Returns the time of the oldest unfinished erasure's order. */
async function readErasures(pool: Pool): Promise<{ ordered: number | null }> {
  const { rows } = await pool.query<{ ordered: number | null }>(
    `select min(erased_at) as ordered from conversations where erasing`,
  );
  return { ordered: rows[0]?.ordered ?? null };
}

/** [PU8] Returns the end of the newest outage. A counter would count before the first scrape. */
async function readLastGap(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ ended: number | null }>(
    `select max(g.to_at) as ended from accounts a cross join lateral
       (select to_at from push_gaps where account_id = a.id order by from_at desc limit 1) g`,
  );
  return rows[0]?.ended ?? 0;
}

const seconds = (ms: number): number => Math.max(0, ms) / 1_000;
const secondsSince = (at: number | null, now: number): number => (at === null ? 0 : seconds(now - at));
const clear = (...gauges: Gauge<string>[]): void => {
  for (const gauge of gauges) gauge.reset();
};

export type ReadingMetrics = Pick<
  Metrics,
  | "lastPushAge"
  | "lastPushGap"
  | "tokenExpiresIn"
  | "outboxReplies"
  | "outboxOldest"
  | "searchBehind"
  | "erasureOldest"
  | "webhooksBehind"
  | "webhooksFailing"
  | "webhooksOff"
>;

/** Sets the metrics once, and drops old values without an answer. */
export async function read(
  pool: Pool,
  now: number,
  metrics: ReadingMetrics,
  onFailure?: (error: unknown) => void,
): Promise<void> {
  const { lastPushAge, lastPushGap, tokenExpiresIn, outboxReplies, outboxOldest, searchBehind } = metrics;
  const { webhooksBehind, webhooksFailing, webhooksOff, erasureOldest } = metrics;
  const [accounts, outbox, behind, gapEnded, webhooks, erasures] = await Promise.all([
    readAccounts(pool),
    readOutbox(pool),
    readSearch(pool),
    readLastGap(pool),
    readWebhooks(pool),
    readErasures(pool),
  ]).catch((error: unknown) => {
    onFailure?.(error);
    return [[], null, null, null, null, null] as const;
  });
  clear(lastPushAge, tokenExpiresIn, outboxReplies, outboxOldest, searchBehind);
  clear(webhooksBehind, webhooksFailing, webhooksOff, erasureOldest);
  if (webhooks) {
    webhooksBehind.set(webhooks.behind);
    webhooksFailing.set(secondsSince(webhooks.since, now));
    webhooksOff.set(webhooks.off);
  }
  if (erasures) erasureOldest.set(secondsSince(erasures.ordered, now));
  if (behind !== null) searchBehind.set(behind);
  if (gapEnded !== null) lastPushGap.set(seconds(gapEnded)); // else the old value is still correct
  for (const { app_id: account, last_push_at: pushed, expires_at: expires } of accounts) {
    if (pushed !== null) lastPushAge.set({ account }, seconds(now - pushed));
    if (expires !== null) tokenExpiresIn.set({ account }, seconds(expires - now));
  }
  if (outbox === null) return;
  for (const state of ["queued", "sending"] as const) {
    const found = outbox.find((o) => o.state === state);
    outboxReplies.set({ state }, found?.replies ?? 0);
    outboxOldest.set({ state }, found ? seconds(now - found.oldest) : 0);
  }
}

export function startReadings(
  pool: Pool,
  clock: Clock,
  metrics: ReadingMetrics,
  log: Pick<Logger, "warn">,
): { stop(): void } {
  let stopped = false;
  const unread = (error: unknown) => {
    if (!stopped) log.warn({ err: error }, "the metrics could not be read from the database");
  };
  const look = () => void read(pool, clock.now(), metrics, unread);
  const timer = setInterval(look, everyMs);
  look();
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
