/** [WH2] [WH7] Selects the next events for a webhook. Reads the log in bounded steps from the webhook's position. */
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
import { joined, type Reached, untold } from "./webhook-state.ts";

/** An event with an id that stays the same however often, and by whichever server, it is sent. */
export type OutsideEvent = Event & { id: string };

export interface Batch extends Reached {
  /** The position before this batch. */
  from: number;
  /** Events of the webhook's topics, with `from < seq ≤ to`. */
  events: OutsideEvent[];
}

const eventsAtOnce = 50;
/** Below the default limit of common servers: Express reads 100 kB of JSON. */
const bytesAtOnce = 64 * 1_024;
/** `stepSize` is how many log entries one step reads. `maxSteps` is the maximum number of steps per batch. */
const stepSize = 1_000;
const maxSteps = 20;

type Place = Pick<WebhookRow, "accountId" | "topics" | "seq">;

const typesOf = ({ topics }: Place): EventType[] => topics.flatMap((topic) => webhookTopics[topic]);

/**
 * [T29] A restored database assigns the same seq to other events, at another time. Seq and time together identify the
 * event, so the id is not stored.
 */
const idOf = (accountId: AccountId, { seq, at }: Pick<Event, "seq" | "at">): string =>
  `${accountId}-${seq}-${at}`;

/** Returns null when nothing has happened since. After a failure, returns the same events again. */
export const nextBatch = (pool: Pool, row: WebhookRow): Promise<Batch | null> =>
  transaction(pool, (client) => readBatch(client, row), "snapshot");

async function readBatch(client: ClientBase, row: WebhookRow): Promise<Batch | null> {
  const head = (await readHead(client, row.accountId)) ?? 0;
  if (head <= row.seq) return null;
  const hole = await findHole(client, row, head);
  const last = Math.min(head, Math.max(row.failedUpTo ?? head, hole?.upTo ?? 0));
  const missing = joined(untold(row), hole);
  let to = hole?.upTo ?? row.seq;
  for (let step = 0; step < maxSteps && to < last; step++) {
    const read = await readStep(client, row, { after: to, upTo: Math.min(to + stepSize, last) });
    const events = takeWithin(read.events, bytesAtOnce, (e) => Buffer.byteLength(JSON.stringify(e)));
    to = events.length < read.events.length ? (events.at(-1)?.seq ?? to) : read.to;
    if (events.length > 0) return { from: row.seq, to, missing, events };
  }
  return { from: row.seq, to, missing, events: [] };
}

/** Returns the missing range. The log has no gaps except where its beginning was deleted (RT5). */
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
  const logged = rows.map(({ payload, ...columns }) => ({ ...columns, ...payload }) as Told);
  const events = await withoutErased(client, place.accountId, logged);
  return {
    to: rows.length === eventsAtOnce ? (rows.at(-1)?.seq ?? upTo) : upTo,
    events: events.map((e) => ({ id: idOf(place.accountId, e), ...eventOutside(e) })),
  };
}

type Told = Parameters<typeof eventOutside>[0];

const conversationOf = (e: Told): ConversationId | undefined =>
  e.session?.conversationId ?? (e.type === "customer_erased" ? undefined : e.message?.conversationId);

/** [RT3] Omits events of erased customers, whose rows may still exist for a while. The erasure itself is sent. */
async function withoutErased(client: ClientBase, accountId: AccountId, events: Told[]): Promise<Told[]> {
  const about = new Set(events.map(conversationOf));
  const { rows } = await client.query<{ id: ConversationId; seq: number }>(
    `select id, erased_seq as seq from conversations where account_id = $1 and id = any($2) and erased_seq is not null`,
    [accountId, [...about]],
  );
  const erased = new Map(rows.map(({ id, seq }) => [id, seq]));
  const isErased = (e: Told): boolean => e.seq <= (erased.get(conversationOf(e) as ConversationId) ?? 0);
  return events.filter((e) => e.type === "customer_erased" || !isErased(e));
}

/** Returns how many events of the webhook's topics wait, up to the maximum the page shows. */
export async function countWaiting(db: Pool | ClientBase, place: Place): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    `select count(*)::integer as waiting from
       (select from events where account_id = $1 and seq > $2 and seq <= $2 + $3 and type = any($4) limit $5) e`,
    [place.accountId, place.seq, stepSize * maxSteps, typesOf(place), webhookWaitingShown],
  );
  return rows[0]?.waiting ?? 0;
}
