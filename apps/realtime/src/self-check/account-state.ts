import type { AccountId } from "@jieru/shared/domain/ids";
import type { SelfCheckAnswer } from "@jieru/shared/protocol/self-check";
import type { Pool } from "pg";
import { lastPushSql } from "../push/last-push.ts";

type AccountState = Pick<SelfCheckAnswer, "seq" | "replies" | "heardAt">;

interface Row {
  seq: number;
  heard_at: number | null;
  waiting: number;
  since: number | null;
}

/** NOTE: `outbox` has only undelivered replies. */
const statement = `
  select head_seq as seq, ${lastPushSql} as heard_at,
         (select count(*)::int from outbox where account_id = accounts.id) as waiting,
         (select at from messages where id = (
            select message_id from outbox where account_id = accounts.id order by seq limit 1)) as since
    from accounts where id = $1`;

export async function readAccountState(pool: Pool, accountId: AccountId): Promise<AccountState | null> {
  const { rows } = await pool.query<Row>(statement, [accountId]);
  const [row] = rows;
  if (!row) return null;
  const { seq, heard_at, waiting, since } = row;
  return { seq, heardAt: heard_at, replies: { waiting, since } };
}
