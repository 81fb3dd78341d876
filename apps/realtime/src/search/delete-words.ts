/** [FI5] Deletes index rows of deleted messages, under the cursor's lock, so that no step of the indexer interferes. */

import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { singleRow } from "../database/single-row.ts";
import { transaction } from "../database/transaction.ts";
import { indexCustomers } from "./customer-words.ts";

const atOnce = 500;

interface Cursor {
  number: number;
  seq: number;
}

const underCursor = <T>(
  pool: Pool,
  accountId: AccountId,
  work: (client: ClientBase, cursor: Cursor) => Promise<T>,
) =>
  transaction(pool, async (client) => {
    await client.query(`insert into search_cursors (account_id) values ($1) on conflict do nothing`, [
      accountId,
    ]);
    const cursor = await client.query<Cursor>(
      `select number, seq from search_cursors where account_id = $1 for update`,
      [accountId],
    );
    return work(client, singleRow(cursor));
  });

/** [RT2] Returns whether there may be more. */
export const deleteWordsOf = (
  pool: Pool,
  accountId: AccountId,
  conversationId: ConversationId,
  seq: number,
): Promise<boolean> =>
  underCursor(pool, accountId, async (client, cursor) => {
    await client.query(`delete from customer_words where conversation_id = $1`, [conversationId]);
    await indexReturned(client, accountId, cursor, conversationId, seq);
    const { rowCount } = await client.query(
      `delete from message_words where (account_id, seq) in
         (select account_id, seq from message_words where conversation_id = $1 and seq <= $2 order by seq limit $3)`,
      [conversationId, seq, atOnce],
    );
    return rowCount === atOnce;
  });

/** [RT3] Indexes a returned customer. The indexer handles later events. */
async function indexReturned(
  client: ClientBase,
  accountId: AccountId,
  { number, seq: upTo }: Cursor,
  conversationId: ConversationId,
  erasedSeq: number,
): Promise<void> {
  const { rows: received } = await client.query<{ conversation_id: ConversationId; at: number }>(
    `select conversation_id, at from messages where conversation_id = $1 and seq > $2 and seq <= $3 order by seq desc limit 1`,
    [conversationId, erasedSeq, upTo],
  );
  if (received.length > 0) await indexCustomers(client, accountId, { number, received, after: upTo, upTo });
}

/** [RT1] Deletes old index rows by `seq`. Returns the checked rows. */
export const deleteWordsBefore = (
  pool: Pool,
  accountId: AccountId,
  before: number,
  after: number | null,
): Promise<{ seq: number; at: number }[]> =>
  underCursor(pool, accountId, async (client) => {
    const { rows } = await client.query<{ seq: number; at: number }>(
      `select seq, at from message_words where account_id = $1 and ($2::bigint is null or seq > $2) order by seq limit $3`,
      [accountId, after, atOnce],
    );
    const old = rows.flatMap(({ seq, at }) => (at < before ? seq : []));
    await client.query(`delete from message_words where account_id = $1 and seq = any($2)`, [accountId, old]);
    await client.query(
      `delete from search_shelves where account_id = $1
          and to_seq < (select coalesce(min(seq), 0) from message_words where account_id = $1)`,
      [accountId],
    );
    return rows;
  });
