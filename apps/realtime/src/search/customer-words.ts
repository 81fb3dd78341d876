/** Indexes customers by remark, tags and openid. Hits are checked against the current customer. */
import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { createYield } from "../base/async.ts";
import { customersOf, vectorOf } from "./terms.ts";

export interface Known {
  openid: string;
  remark: string | null;
  tags: readonly string[];
}

/** Without a remark, the console shows the openid's last four characters. */
export const wordsOf = ({ remark, tags, openid }: Known): string =>
  [remark ?? "", ...tags, openid, openid.slice(-4)].join(" ");

interface CustomerRow extends Known {
  id: ConversationId;
  created_at: number;
}

/** Indexes customers from before search or a restore, by openid. */
export async function fillCustomers(
  client: ClientBase,
  accountId: AccountId,
  { number, filled_to: filledTo }: { number: number; filled_to: string | null },
): Promise<string | null> {
  if (filledTo === null) return null;
  const { rows } = await client.query<CustomerRow & { heard_at: number | null }>(
    `select c.id, c.openid, c.remark, c.tags, c.created_at,
            (select s.last_activity_at from sessions s where s.conversation_id = c.id order by s.opened_at desc limit 1) as heard_at
       from conversations c where c.account_id = $1 and c.openid > $2 order by c.openid limit $3`,
    [accountId, filledTo, fillAtOnce],
  );
  const receivedAt = new Map(rows.map((r) => [r.id, r.heard_at ?? r.created_at]));
  await write(client, accountId, number, rows, receivedAt);
  return rows.length === fillAtOnce ? (rows.at(-1)?.openid ?? null) : null;
}
const fillAtOnce = 200;

interface Changed {
  number: number;
  received: readonly { conversation_id: ConversationId; at: number }[];
  after: number;
  upTo: number;
}

/** Indexes new and changed customers. Others only get a new time. */
export async function indexCustomers(
  client: ClientBase,
  accountId: AccountId,
  { number, received, after, upTo }: Changed,
): Promise<void> {
  const receivedAt = new Map(received.map(({ conversation_id, at }) => [conversation_id, at]));
  const { rows } = await client.query<CustomerRow>(
    `select id, openid, remark, tags, created_at from conversations
      where id = any($4::text[]) and not exists (select from customer_words where conversation_id = id)
     union
     select c.id, c.openid, c.remark, c.tags, c.created_at from events e
       join conversations c on c.id = coalesce(e.payload #>> '{session,conversationId}', e.payload #>> '{message,conversationId}')
      where e.account_id = $1 and e.seq > $2 and e.seq <= $3 and e.type in ('remark_changed', 'tags_changed')`,
    [accountId, after, upTo, [...receivedAt.keys()]],
  );
  await write(client, accountId, number, rows, receivedAt);
  await client.query(
    `update customer_words w set spoken_at = x.at from unnest($1::text[], $2::bigint[]) as x(id, at)
      where w.conversation_id = x.id and w.spoken_at < x.at`,
    [[...receivedAt.keys()], [...receivedAt.values()]],
  );
}

async function write(
  client: ClientBase,
  accountId: AccountId,
  number: number,
  rows: readonly CustomerRow[],
  receivedAt: ReadonlyMap<ConversationId, number>,
): Promise<void> {
  if (rows.length === 0) return;
  const words: string[] = [];
  const othersTurn = createYield();
  for (const row of rows) {
    words.push(vectorOf(customersOf(number), wordsOf(row)));
    await othersTurn();
  }
  await client.query(
    `insert into customer_words (conversation_id, account_id, spoken_at, words)
     select id, $1, at, words::tsvector from unnest($2::text[], $3::bigint[], $4::text[]) as x(id, at, words)
     on conflict (conversation_id) do update
        set words = excluded.words, spoken_at = greatest(customer_words.spoken_at, excluded.spoken_at)`,
    [accountId, rows.map((r) => r.id), rows.map((r) => receivedAt.get(r.id) ?? r.created_at), words],
  );
}
