import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection, PushTrouble } from "@jieru/shared/protocol/connection";
import type { Pool } from "pg";

export interface SeenAccount {
  id: AccountId;
  changedAt: number;
}

export interface Seen {
  withKey?: number;
  withPreviousKey?: number;
  refused?: NonNullable<Connection["seen"]["trouble"]>;
}

export async function writeSeen(pool: Pool, { id, changedAt }: SeenAccount, seen: Seen): Promise<void> {
  await pool.query(
    `delete from push_sightings using accounts
      where account_id = $1 and id = $1 and of_credentials <> coalesce(credentials_changed_at, 0)`,
    [id],
  );
  await pool.query(
    `insert into push_sightings as seen
            (account_id, of_credentials, with_key, with_previous_key, refused, refused_why, refused_at)
     select id, $2::bigint, $3::bigint, $4::bigint, $5::int, $6::text, $7::bigint from accounts
      where id = $1 and coalesce(credentials_changed_at, 0) = $2
     on conflict (account_id) do update set
            with_key = greatest(seen.with_key, excluded.with_key),
            with_previous_key = greatest(seen.with_previous_key, excluded.with_previous_key),
            refused = least(seen.refused::bigint + excluded.refused, 2147483647),
            refused_why = case when excluded.refused > 0 then excluded.refused_why else seen.refused_why end,
            refused_at = greatest(seen.refused_at, excluded.refused_at)
      where seen.of_credentials = excluded.of_credentials`,
    [
      id,
      changedAt,
      seen.withKey ?? null,
      seen.withPreviousKey ?? null,
      seen.refused?.count ?? 0,
      seen.refused?.why ?? null,
      seen.refused?.at ?? null,
    ],
  );
}

interface Row {
  with_key: number | null;
  with_previous_key: number | null;
  refused: number;
  refused_why: PushTrouble | null;
  refused_at: number | null;
}

export async function readSeen(pool: Pool, accountId: AccountId): Promise<Connection["seen"]> {
  const { rows } = await pool.query<Row>(
    `select with_key, with_previous_key, refused, refused_why, refused_at
       from push_sightings join accounts on id = account_id
      where account_id = $1 and of_credentials = coalesce(credentials_changed_at, 0)`,
    [accountId],
  );
  const [row] = rows;
  if (!row) return { withKey: null, withPreviousKey: null, trouble: null };
  const { refused: count, refused_why: why, refused_at: at } = row;
  return {
    withKey: row.with_key,
    withPreviousKey: row.with_previous_key,
    trouble: why !== null && at !== null ? { count, why, at } : null,
  };
}
