/**
 * Erases a customer. The lane hides everything at once (desk/erasure.ts), its transaction deletes what could still be
 * sent, and a job the rest.
 */
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { PgBoss } from "pg-boss";
import { deleteAttributesOf } from "../attributes/attributes.ts";
import { runEach, untilDone, withHeadLock } from "../database/delete-in-batches.ts";
import { maxBackfill } from "../feed/subscription.ts";
import { enqueue, isOpen } from "../jobs/jobs.ts";
import { type Counter, catchUp } from "../reports/count.ts";
import { deleteViewsByForgotten, deleteViewsBySources } from "../saved-views/saved-views.ts";
import { deleteWordsOf } from "../search/delete-words.ts";
import { deleteMediaOf, deleteMessagesOf, type Stores } from "./delete-messages.ts";
import { forgetPushesOf } from "./forget-pushes-of.ts";
import { scrubEvents } from "./scrub-events.ts";

export const erasureQueue = "erase-customer";
export interface ErasureJob {
  conversationId: ConversationId;
}

interface Beginning {
  accountId: AccountId;
  conversationId: ConversationId;
  seq: number;
  tags: readonly string[];
  /** The source before the erasure emptied it. */
  source: string | null;
}

/** [RT3] [RT5] Call it in the erasing transaction, after the fact was saved. */
export async function beginErasure(
  client: ClientBase,
  boss: PgBoss,
  { accountId, conversationId, seq, tags, source }: Beginning,
): Promise<void> {
  await client.query(`update conversations set erasing = true where id = $1`, [conversationId]);
  // Later replies of the batch stay: a returning customer is new.
  await client.query(`delete from outbox where conversation_id = $1 and seq <= $2`, [conversationId, seq]);
  await client.query(`update blacklist set reason = null where conversation_id = $1`, [conversationId]);
  await client.query(
    `delete from drafts where session_id in (select id from sessions where conversation_id = $1)`,
    [conversationId],
  );
  await deleteAttributesOf(client, conversationId);
  await deleteViewsByForgotten(client, accountId, tags);
  const entered = await listEntered(client, conversationId, seq);
  const sources = [...entered, ...(await listSources(client, conversationId, source))];
  await deleteViewsBySources(client, accountId, sources);
  await scrubEvents(client, accountId, conversationId, { after: seq - maxBackfill, upTo: seq });
  await orderErasure(boss, client, conversationId);
}

/** Without jobs, the row waits for `orderForgotten`. */
async function orderErasure(
  boss: PgBoss,
  client: ClientBase | Pool,
  conversationId: ConversationId,
): Promise<void> {
  if (!isOpen(boss, erasureQueue)) return;
  const job: ErasureJob = { conversationId };
  await enqueue(boss, client, erasureQueue, job);
}

/** Enqueues unfinished erasures without a job. */
export async function orderForgotten(boss: PgBoss, pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ id: ConversationId }>(
    `select id from conversations where erasing
        and id not in (select data ->> 'conversationId' from jobs.job where name = $1 and state in ('created', 'retry', 'active'))
      limit 1000`,
    [erasureQueue],
  );
  for (const { id } of rows) await orderErasure(boss, pool, id);
}

async function listSources(
  client: ClientBase,
  conversationId: ConversationId,
  last: string | null,
): Promise<string[]> {
  const { rows } = await client.query<{ source: string }>(
    `select distinct source from sessions where conversation_id = $1 and source is not null`,
    [conversationId],
  );
  return [...rows.map(({ source }) => source), ...(last === null ? [] : [last])];
}

interface Erased {
  id: ConversationId;
  accountId: AccountId;
  openid: string;
  since: number;
  at: number;
  seq: number;
}

const eventsAtOnce = 2_000;
/** [RP2] Counting messages delays their deletion at most this long. */
const countingAtMostMs = 60_000;

type Erasing = Stores & Counter;

/** [RT2] Deletes the rest, in the log's order as clocks may differ. Repeatable. */
export async function finishErasure(stores: Erasing, conversationId: ConversationId): Promise<void> {
  const { rows } = await stores.pool.query<Erased>(
    `select id, account_id as "accountId", openid, created_at as since, erased_at as at, erased_seq as seq
       from conversations where id = $1 and erasing`,
    [conversationId],
  );
  const [erased] = rows;
  if (!erased) return;
  await runEach([() => catchUp(stores, erased.accountId, countingAtMostMs), () => deleteAll(stores, erased)]);
}

async function deleteAll(
  stores: Stores,
  { id: conversationId, accountId, openid, since, at, seq }: Erased,
): Promise<void> {
  const { pool } = stores;
  // Views saved meanwhile.
  await deleteViewsBySources(pool, accountId, await listEntered(pool, conversationId, seq));
  await untilDone(() => deleteMediaOf(stores, accountId, conversationId, seq));
  await untilDone(() => deleteMessagesOf(pool, accountId, conversationId, seq));
  await untilDone(() => deleteWordsOf(pool, accountId, conversationId, seq));
  await emptySessions(pool, { id: conversationId, accountId, seq });
  // Drafts saved meanwhile.
  await pool.query(
    `delete from drafts where session_id in (select id from sessions where conversation_id = $1 and last_seq <= $2)`,
    [conversationId, seq],
  );
  for (let after = 0; after < seq; after += eventsAtOnce) {
    const upTo = Math.min(after + eventsAtOnce, seq);
    await scrubEvents(pool, accountId, conversationId, { after, upTo });
  }
  await forgetPushesOf(pool, { accountId, openid, since, until: at });
  await pool.query(`update conversations set erasing = false where id = $1 and erased_seq = $2`, [
    conversationId,
    seq,
  ]);
}

/** Returns sources that only messages contain. */
async function listEntered(
  db: ClientBase | Pool,
  conversationId: ConversationId,
  seq: number,
): Promise<string[]> {
  const { rows } = await db.query<{ source: string }>(
    `select distinct content #>> '{notice,source}' as source from messages
      where conversation_id = $1 and seq <= $2 and content #>> '{notice,what}' = 'entered'
        and content #>> '{notice,source}' is not null`,
    [conversationId, seq],
  );
  return rows.map(({ source }) => source);
}

/** Keeps that the sessions took place, and their durations. */
const emptySessions = (
  pool: Pool,
  { id, accountId, seq }: Pick<Erased, "id" | "accountId" | "seq">,
): Promise<unknown> =>
  withHeadLock(pool, accountId, (client) =>
    client.query(
      `update sessions set last_message = null, source = null, topic_line = null, rating_comment = null, remind_of = null,
                before_end = null, last_known_customer = null
        where conversation_id = $1 and state = 'ended' and last_seq <= $2`,
      [id, seq],
    ),
  );

export async function listUnfinished(pool: Pool): Promise<ConversationId[]> {
  const { rows } = await pool.query<{ id: ConversationId }>(
    `select id from conversations where erasing limit 1000`,
  );
  return rows.map(({ id }) => id);
}
