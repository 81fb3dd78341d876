/** One transaction: reads the log after the account's cursor and moves it. The node with the cursor's lock works. */
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { createYield, takeWithin } from "../base/async.ts";
import { transaction } from "../database/transaction.ts";
import { fillCustomers, indexCustomers } from "./customer-words.ts";
import { messageTextSql } from "./found.ts";
import { addToSegment } from "./segments.ts";
import { messagesOn, notesOn, vectorOf } from "./terms.ts";

/** Bounds a step by log entries, as many customers may get a tag. PostgreSQL would interrupt a longer one. */
const batchSize = 200;
const charactersAtOnce = 40_000;
const entriesAtOnce = 2_000;

interface Cursor {
  number: number;
  seq: number;
  filled_to: string | null;
}

interface LogRow {
  seq: number;
  conversation_id: ConversationId;
  at: number;
  type: string;
  content: string | null;
}

/** `elsewhere`: another node indexes. */
export type Step = "more" | "done" | "elsewhere";

/** `more`: call it again. */
export async function indexBatch(pool: Pool, accountId: AccountId): Promise<Step> {
  return transaction(pool, async (client, write) => {
    // The index can be rebuilt, so no disk wait.
    write(client.query("set local synchronous_commit = off"));
    const cursor = await takeCursor(client, accountId);
    if (!cursor) return "elsewhere";
    const filledTo = await fillCustomers(client, accountId, cursor);
    const { entries, upTo, more } = await readOn(client, accountId, cursor.seq);
    await putInSegment(client, accountId, entries);
    await indexCustomers(client, accountId, {
      number: cursor.number,
      received: entries,
      after: cursor.seq,
      upTo,
    });
    await client.query(`update search_cursors set seq = $2, filled_to = $3 where account_id = $1`, [
      accountId,
      upTo,
      filledTo,
    ]);
    return more || filledTo !== null ? "more" : "done";
  });
}

async function takeCursor(client: ClientBase, accountId: AccountId): Promise<Cursor | undefined> {
  await client.query(`insert into search_cursors (account_id) values ($1) on conflict do nothing`, [
    accountId,
  ]);
  const { rows } = await client.query<Cursor>(
    `select number, seq, filled_to from search_cursors where account_id = $1 for update skip locked`,
    [accountId],
  );
  return rows[0];
}

/** NOTE: reads the head first, so that the next step gets later events. */
async function readOn(client: ClientBase, accountId: AccountId, after: number) {
  const { rows: heads } = await client.query<{ head_seq: number }>(
    `select head_seq from accounts where id = $1`,
    [accountId],
  );
  const head = heads[0]?.head_seq ?? after;
  const end = Math.max(after, Math.min(head, after + entriesAtOnce));
  const { rows } = await client.query<LogRow>(
    `select seq, conversation_id, at, content ->> 'type' as type, ${messageTextSql} as content
       from messages m where account_id = $1 and seq > $2 and seq <= $3 order by seq limit $4`,
    [accountId, after, end, batchSize],
  );
  const entries = takeWithin(rows, charactersAtOnce, (m) => m.content?.length ?? 0);
  const isAll = rows.length < batchSize && entries.length === rows.length;
  const upTo = isAll ? end : (entries.at(-1)?.seq ?? end);
  return { entries, upTo, more: upTo < head };
}

async function putInSegment(client: ClientBase, accountId: AccountId, all: readonly LogRow[]): Promise<void> {
  const entries = all.filter((m) => m.content);
  if (entries.length === 0) return;
  const segment = await addToSegment(client, accountId, entries);
  const words: string[] = [];
  const othersTurn = createYield();
  for (const m of entries) {
    words.push(vectorOf(m.type === "note" ? notesOn(segment) : messagesOn(segment), m.content ?? ""));
    await othersTurn();
  }
  await client.query(
    `insert into message_words (account_id, seq, conversation_id, at, words)
     select $1, seq, conversation_id, at, words::tsvector
       from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[]) as x(seq, conversation_id, at, words)
     on conflict do nothing`,
    [
      accountId,
      entries.map((m) => m.seq),
      entries.map((m) => m.conversation_id),
      entries.map((m) => m.at),
      words,
    ],
  );
}
