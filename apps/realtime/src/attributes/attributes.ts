import { isDeepStrictEqual } from "node:util";
import type { Attribute } from "@jieru/shared/domain/attributes";
import type { AccountId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Attributes } from "@jieru/shared/protocol/attributes";
import type { ClientBase, Pool } from "pg";

const nothing: Attributes = { attributes: [], updatedAt: null };

export async function findAttributes(
  db: Pool | ClientBase,
  accountId: AccountId,
  openid: string,
): Promise<Attributes> {
  const { rows } = await db.query<Attributes>(
    `select attributes, updated_at as "updatedAt" from customer_attributes where account_id = $1 and openid = $2`,
    [accountId, openid],
  );
  return rows[0] ?? nothing;
}

export async function findAttributesOf(pool: Pool, conversationId: ConversationId): Promise<Attributes> {
  const { rows } = await pool.query<Attributes>(
    `select a.attributes, a.updated_at as "updatedAt"
       from conversations c join customer_attributes a on a.account_id = c.account_id and a.openid = c.openid
      where c.id = $1`,
    [conversationId],
  );
  return rows[0] ?? nothing;
}

/** Compares attributes as JSON: undefined fields are absent. */
export const sameAttributes = (one: readonly Attribute[], other: readonly Attribute[]): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));

export async function putAttributes(
  client: ClientBase,
  { accountId, openid }: { accountId: AccountId; openid: string },
  attributes: readonly Attribute[],
  at: number,
): Promise<void> {
  await client.query(
    `insert into customer_attributes (account_id, openid, attributes, updated_at) values ($1, $2, $3, $4)
     on conflict (account_id, openid) do update set attributes = excluded.attributes, updated_at = excluded.updated_at`,
    [accountId, openid, JSON.stringify(attributes), at],
  );
}

export const deleteAttributesOf = (client: ClientBase, conversationId: ConversationId): Promise<unknown> =>
  client.query(
    `delete from customer_attributes a using conversations c
      where c.id = $1 and a.account_id = c.account_id and a.openid = c.openid`,
    [conversationId],
  );

/** Returns the newest session since any erasure (RT3). */
export async function findNewestSession(
  pool: Pool,
  accountId: AccountId,
  openid: string,
): Promise<SessionId | null> {
  const { rows } = await pool.query<{ id: SessionId }>(
    `select s.id from conversations c join sessions s on s.conversation_id = c.id
      where c.account_id = $1 and c.openid = $2 and (c.erased_seq is null or s.last_seq > c.erased_seq)
      order by s.opened_at desc, s.last_seq desc limit 1`,
    [accountId, openid],
  );
  return rows[0]?.id ?? null;
}
