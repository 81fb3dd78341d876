import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { singleRow } from "../database/single-row.ts";

/** A common word's hits are read in milliseconds. */
const segmentSize = 20_000;

/** A range of messages with its part of the index (decision 19). */
export interface Segment {
  id: number;
  fromSeq: number;
  fromAt: number;
}

/** In the log's order, which differs from `at`. */
export type Load = readonly { seq: number; at: number }[];

/** Needs the lock of the account's cursor. */
export async function addToSegment(client: ClientBase, accountId: AccountId, load: Load): Promise<number> {
  const times = load.map(({ at }) => at);
  const [fromSeq, toSeq] = [load[0]?.seq, load.at(-1)?.seq];
  const values = [accountId, fromSeq, toSeq, Math.min(...times), Math.max(...times), load.length];
  const { rows: open } = await client.query<{ id: number }>(
    `update search_shelves set to_seq = greatest(to_seq, $3::bigint), from_at = least(from_at, $4::bigint),
            to_at = greatest(to_at, $5::bigint), messages = messages + $6, from_seq = least(from_seq, $2::bigint)
      where id = (select max(id) from search_shelves where account_id = $1) and messages < $7 returning id`,
    [...values, segmentSize],
  );
  if (open[0]) return open[0].id;
  const opened = await client.query<{ id: number }>(
    `insert into search_shelves (account_id, from_seq, to_seq, from_at, to_at, messages)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    values,
  );
  return singleRow(opened).id;
}

export interface Span {
  from: number | null;
  to: number | null;
}

/** Returns segments of the span before `beforeSeq`, newest first. */
export async function listSegments(
  pool: Pool,
  accountId: AccountId,
  { from, to }: Span,
  beforeSeq: number | null,
): Promise<Segment[]> {
  const { rows } = await pool.query<Segment>(
    `select id, from_seq as "fromSeq", from_at as "fromAt" from search_shelves
      where account_id = $1 and ($2::bigint is null or to_at >= $2) and ($3::bigint is null or from_at <= $3)
        and ($4::bigint is null or from_seq < $4) order by id desc`,
    [accountId, from, to, beforeSeq],
  );
  return rows;
}
