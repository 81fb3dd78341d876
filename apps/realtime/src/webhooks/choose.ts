/** [WH2] [WH7] Selects a webhook's next events, in bounded steps of the log. */
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { Event, EventType } from "@jieru/shared/domain/snapshot";
import { type WebhookMissing, webhookTopics, webhookWaitingShown } from "@jieru/shared/protocol/webhooks";
import type { ClientBase, Pool } from "pg";
import { takeWithin } from "../base/async.ts";
import { transaction } from "../database/transaction.ts";
import { readHead } from "../feed/log.ts";
import type { LoggedEvent } from "../lane/events.ts";
import { eventOutside } from "../policies/event.ts";
import type { WebhookRow } from "./webhook-row.ts";
import { joinGaps, type Reached, unreportedGap } from "./webhook-state.ts";

/** The id never changes. */
export type OutsideEvent = Event & { id: string };

export interface Batch extends Reached {
  from: number;
  /** Events of the webhook's topics, with `from < seq ≤ to`. */
  events: OutsideEvent[];
}

const eventsAtOnce = 50;
/** Below Express's default limit of 100 kB. */
const bytesAtOnce = 64 * 1_024;
/** Log entries per step, steps per batch. */
const stepSize = 1_000;
const maxSteps = 20;

type Place = Pick<WebhookRow, "accountId" | "topics" | "seq">;

const typesOf = ({ topics }: Place): EventType[] => topics.flatMap((topic) => webhookTopics[topic]);

/** [T29] A restored database may reuse a seq, but not with the same time. */
const idOf = (accountId: AccountId, { seq, at }: Pick<Event, "seq" | "at">): string =>
  `${accountId}-${seq}-${at}`;

/** null: nothing new. Repeats events after a failure. */
export const nextBatch = (pool: Pool, row: WebhookRow): Promise<Batch | null> =>
  transaction(pool, (client) => readBatch(client, row), "snapshot");

async function readBatch(client: ClientBase, row: WebhookRow): Promise<Batch | null> {
  const head = (await readHead(client, row.accountId)) ?? 0;
  if (head <= row.seq) return null;
  const hole = await findHole(client, row, head);
  const last = Math.min(head, Math.max(row.failedUpTo ?? head, hole?.upTo ?? 0));
  const missing = joinGaps(unreportedGap(row), hole);
  let to = hole?.upTo ?? row.seq;
  for (let step = 0; step < maxSteps && to < last; step++) {
    const read = await readStep(client, row, { after: to, upTo: Math.min(to + stepSize, last) });
    const events = takeWithin(read.events, bytesAtOnce, (e) => Buffer.byteLength(JSON.stringify(e)));
    to = events.length < read.events.length ? (events.at(-1)?.seq ?? to) : read.to;
    if (events.length > 0) return { from: row.seq, to, missing, events };
  }
  return { from: row.seq, to, missing, events: [] };
}

/** The log has a gap only at its deleted beginning (RT5). */
async function findHole(
  client: ClientBase,
  { accountId, seq }: Place,
  head: number,
): Promise<(WebhookMissing & { upTo: number }) | null> {
  const { rows } = await client.query<{ seq: number }>(
    `select seq from events where account_id = $1 and seq > $2 order by seq limit 1`,
    [accountId, seq],
  );
  const next = rows[0]?.seq ?? head + 1;
  return next > seq + 1 ? { after: seq, upTo: next - 1 } : null;
}

type Row = LoggedEvent & { payload: object };

async function readStep(
  client: ClientBase,
  place: Place,
  { after, upTo }: { after: number; upTo: number },
): Promise<{ events: OutsideEvent[]; to: number }> {
  const { rows } = await client.query<Row>(
    `select seq, type, at, payload from events
      where account_id = $1 and seq > $2 and seq <= $3 and type = any($4) order by seq limit $5`,
    [place.accountId, after, upTo, typesOf(place), eventsAtOnce],
  );
  const logged = rows.map(({ payload, ...columns }) => ({ ...columns, ...payload }) as LoggedEntry);
  const events = await withoutErased(client, place.accountId, logged);
  return {
    to: rows.length === eventsAtOnce ? (rows.at(-1)?.seq ?? upTo) : upTo,
    events: events.map((e) => ({ id: idOf(place.accountId, e), ...eventOutside(e) })),
  };
}

type LoggedEntry = Parameters<typeof eventOutside>[0];

const conversationOf = (e: LoggedEntry): ConversationId | undefined =>
  e.session?.conversationId ?? (e.type === "customer_erased" ? undefined : e.message?.conversationId);

/** [RT3] Omits events of erased customers, but not the erasure. */
async function withoutErased(
  client: ClientBase,
  accountId: AccountId,
  events: LoggedEntry[],
): Promise<LoggedEntry[]> {
  const about = new Set(events.map(conversationOf));
  const { rows } = await client.query<{ id: ConversationId; seq: number }>(
    `select id, erased_seq as seq from conversations where account_id = $1 and id = any($2) and erased_seq is not null`,
    [accountId, [...about]],
  );
  const erased = new Map(rows.map(({ id, seq }) => [id, seq]));
  const isErased = (e: LoggedEntry): boolean =>
    e.seq <= (erased.get(conversationOf(e) as ConversationId) ?? 0);
  return events.filter((e) => e.type === "customer_erased" || !isErased(e));
}

export async function countWaiting(db: Pool | ClientBase, place: Place): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    `select count(*)::integer as waiting from
       (select from events where account_id = $1 and seq > $2 and seq <= $2 + $3 and type = any($4) limit $5) e`,
    [place.accountId, place.seq, stepSize * maxSteps, typesOf(place), webhookWaitingShown],
  );
  return rows[0]?.waiting ?? 0;
}
