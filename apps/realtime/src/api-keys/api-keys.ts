/** API keys: random, shown once, stored as a hash (AT1). */
import type { AccountId, AgentId, ApiKeyId } from "@jieru/shared/domain/ids";
import { type ApiKey, apiKeyLimit } from "@jieru/shared/protocol/attributes";
import type { ClientBase, Pool } from "pg";
import { hashOf, newSecret } from "../base/secret.ts";

/** Marks the key for people and secret scanners. */
const prefix = "jieru_";
const secretShape = /^Bearer (jieru_[0-9a-f]{64})$/i;
const tailLength = 4;

/** Returns the key of an `Authorization` header, or null. */
export const keyIn = (authorization: string | undefined): string | null =>
  secretShape.exec(authorization ?? "")?.[1] ?? null;

const columns = `k.id, k.name, k.tail, k.created_at as "createdAt", maker.name as "createdBy", k.last_used_at as "lastUsedAt"`;
const tables = `api_keys k left join agents maker on maker.id = k.created_by`;

export async function listApiKeys(db: Pool | ClientBase, accountId: AccountId): Promise<ApiKey[]> {
  const { rows } = await db.query<ApiKey>(
    `select ${columns} from ${tables} where k.account_id = $1 and k.revoked_at is null
      order by k.created_at desc, k.id limit $2`,
    [accountId, apiKeyLimit],
  );
  return rows;
}

export interface NewKey {
  id: ApiKeyId;
  accountId: AccountId;
  name: string;
  createdBy: AgentId;
  at: number;
}

/** Returns the secret, shown only once; null at the maximum number of keys. Locks the account. */
export async function insertApiKey(
  client: ClientBase,
  { id, accountId, name, createdBy, at }: NewKey,
): Promise<string | null> {
  await client.query(`select from accounts where id = $1 for no key update`, [accountId]);
  const secret = prefix + newSecret();
  const { rowCount } = await client.query(
    `insert into api_keys (id, account_id, name, secret_hash, tail, created_at, created_by)
     select $1, $2, $3, $4, $5, $6, $7
      where (select count(*) from api_keys where account_id = $2 and revoked_at is null) < $8`,
    [id, accountId, name, hashOf(secret), secret.slice(-tailLength), at, createdBy, apiKeyLimit],
  );
  return rowCount === 1 ? secret : null;
}

/** Returns the name of the revoked key, or null. */
export async function revokeApiKey(
  client: ClientBase,
  accountId: AccountId,
  id: ApiKeyId,
  at: number,
): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    `update api_keys set revoked_at = $3 where account_id = $1 and id = $2 and revoked_at is null returning name`,
    [accountId, id, at],
  );
  return rows[0]?.name ?? null;
}

const notedEveryMs = 60_000;

/** Returns the key's id, or null. Records its last use, to the minute. */
export async function findApiKey(
  pool: Pool,
  accountId: AccountId,
  secret: string,
  now: number,
): Promise<ApiKeyId | null> {
  const { rows } = await pool.query<{ id: ApiKeyId; usedAt: number | null }>(
    `select id, last_used_at as "usedAt" from api_keys
      where secret_hash = $1 and account_id = $2 and revoked_at is null`,
    [hashOf(secret), accountId],
  );
  const [key] = rows;
  if (!key) return null;
  if (now - (key.usedAt ?? 0) >= notedEveryMs)
    await pool.query(`update api_keys set last_used_at = $2 where id = $1`, [key.id, now]);
  return key.id;
}
