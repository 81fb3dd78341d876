/** Reads sessions with their customers. Does not check reading rights. */
import type { AccountId, AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import type { Mention } from "@jieru/shared/domain/mention";
import type { Customer, Session } from "@jieru/shared/domain/session";
import { type WaitingLine, waitingWindow } from "@jieru/shared/domain/snapshot";
import type { ClientBase, Pool } from "pg";
import type { Row } from "../desk/codec.ts";
import { mentionsShown } from "../desk/desk.ts";
import { allowanceField, sessionCodec, shownSessionCodec } from "../desk/stored-fields.ts";

export type JoinedRow = Row & Omit<Customer, "id" | "mentions"> & { mentions: Mention[] };

const columns = `${sessionCodec.namesIn("s")},
         c.openid, c.remark, c.tags, c.blocked, c.mentions, c.allowance_left, c.allowance_granted, c.allowance_until, c.allowance_granted_by,
         c.allowance_granted_at, c.allowance_attempt`;
const tables = `sessions s join conversations c on c.id = s.conversation_id`;
export const sessionWithCustomer = `select ${columns} from ${tables}`;

export interface SessionOfAccount extends Session {
  accountId: AccountId;
}
type OfAccountRow = JoinedRow & { account_id: AccountId };
const sessionOfAccount = `select s.account_id, ${columns} from ${tables}`;

export function presentSessionRow(row: JoinedRow): Session {
  const { openid, remark, tags, blocked, mentions } = row;
  const shown = shownSessionCodec.recordOf(row);
  return {
    ...shown,
    customer: { id: shown.conversationId, openid, remark, tags, blocked, ...mentionsShown(mentions) },
    allowance: allowanceField.read(row),
  };
}

export async function readWaitingCount(client: ClientBase | Pool, accountId: AccountId): Promise<number> {
  const { rows } = await client.query<{ waiting_count: number }>(
    `select waiting_count from accounts where id = $1`,
    [accountId],
  );
  return rows[0]?.waiting_count ?? 0;
}

/** [DI8] Returns the queue's order as SQL, like `byPlace`. */
export const queueOrder = (sessions: string): string =>
  `${sessions}.lapsed, ${sessions}.waiting_since, ${sessions}.id`;

/** [DI8] Returns SQL that counts lapsed sessions from the index alone. `account` is an SQL expression. */
export const lapsedOf = (account: string): string =>
  `(select count(*)::int from sessions where account_id = ${account} and state = 'waiting' and lapsed)`;

export async function readWaitingQueue(client: ClientBase, accountId: AccountId): Promise<WaitingLine> {
  const counted = await client.query<{ count: number; lapsed: number }>(
    `select waiting_count as count, case when waiting_count > 0 then ${lapsedOf("$1")} else 0 end as lapsed
       from accounts where id = $1`,
    [accountId],
  );
  const { count, lapsed } = counted.rows[0] ?? { count: 0, lapsed: 0 };
  if (count === 0) return { count, lapsed, sessions: [] };
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer}
      where s.account_id = $1 and s.state = 'waiting' order by ${queueOrder("s")} limit $2`,
    [accountId, waitingWindow],
  );
  return { count, lapsed, sessions: rows.map(presentSessionRow) };
}

/** [RD8] Returns a part of the queue. Earlier places are counted in the index. */
export async function listWaiting(
  client: Pool,
  accountId: AccountId,
  offset: number,
  limit: number,
): Promise<Session[]> {
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer}
      where s.id in (select id from sessions where account_id = $1 and state = 'waiting'
                      order by ${queueOrder("sessions")} offset $2 limit $3)
      order by ${queueOrder("s")}`,
    [accountId, offset, limit],
  );
  return rows.map(presentSessionRow);
}

export async function listWaitingById(client: Pool, ids: readonly SessionId[]): Promise<Session[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer} where s.id = any($1) and s.state = 'waiting' order by ${queueOrder("s")}`,
    [ids],
  );
  return rows.map(presentSessionRow);
}

const maxServed = 2_000;

/**
 * [FD1] Returns at most `maxServed` served sessions, of one agent or all: active ones, then inactive ones that wait, by
 * newest activity.
 */
export async function readServed(
  client: ClientBase,
  accountId: AccountId,
  ownerId: AgentId | null,
): Promise<Session[]> {
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer}
      where s.account_id = $1 and s.state in ('active', 'inactive') and ($2::text is null or s.owner_id = $2)
      order by s.state = 'inactive', s.unanswered_since is null, s.last_activity_at desc limit $3`,
    [accountId, ownerId, maxServed],
  );
  return rows.map(presentSessionRow);
}

/** [RT3] Hides sessions from before an erasure. Compares the log's order, as clocks may differ. */
const notErased = `(c.erased_seq is null or s.last_seq > c.erased_seq)`;

const presentOfAccount = (row: OfAccountRow | undefined): SessionOfAccount | null =>
  row ? { ...presentSessionRow(row), accountId: row.account_id } : null;

/** Does not check reading rights. */
export async function findSession(
  client: ClientBase | Pool,
  sessionId: SessionId,
): Promise<SessionOfAccount | null> {
  const { rows } = await client.query<OfAccountRow>(`${sessionOfAccount} where s.id = $1 and ${notErased}`, [
    sessionId,
  ]);
  return presentOfAccount(rows[0]);
}

export async function findRulingSession(
  client: ClientBase | Pool,
  conversationId: ConversationId,
): Promise<SessionOfAccount | null> {
  const { rows } = await client.query<OfAccountRow>(
    `${sessionOfAccount}
      where s.conversation_id = $1 and ${notErased} order by (s.state <> 'ended') desc, s.opened_at desc, s.last_seq desc limit 1`,
    [conversationId],
  );
  return presentOfAccount(rows[0]);
}

export interface EndedBefore {
  before: number;
  beforeId: SessionId;
}

export interface EndedPage {
  last: EndedBefore | null;
  limit: number;
}

export async function listEnded(
  client: Pool,
  accountId: AccountId,
  ownerId: AgentId | null,
  { last, limit }: EndedPage,
): Promise<Session[]> {
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer}
      where s.account_id = $1 and s.state = 'ended' and ($2::text is null or s.owner_id = $2)
        and ($3::bigint is null or (s.ended_at, s.id) < ($3, $4)) and ${notErased}
      order by s.ended_at desc, s.id desc limit $5`,
    [accountId, ownerId, last?.before ?? null, last?.beforeId ?? "", limit],
  );
  return rows.map(presentSessionRow);
}

export async function listEndedById(client: Pool, ids: readonly SessionId[]): Promise<Session[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer} where s.id = any($1) and s.state = 'ended' and ${notErased} order by s.ended_at desc, s.id desc`,
    [ids],
  );
  return rows.map(presentSessionRow);
}

export async function listSessionsById(client: Pool, ids: readonly SessionId[]): Promise<Session[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer} where s.id = any($1) and ${notErased} order by array_position($1, s.id)`,
    [ids],
  );
  return rows.map(presentSessionRow);
}

export async function listSessionsOf(
  client: Pool,
  conversationId: ConversationId,
  before: { openedAt: number; id: string } | null,
  limit: number,
): Promise<Session[]> {
  const { rows } = await client.query<JoinedRow>(
    `${sessionWithCustomer}
      where s.conversation_id = $1 and ($2::bigint is null or (s.opened_at, s.id) < ($2, $3)) and ${notErased}
      order by s.opened_at desc, s.id desc limit $4`,
    [conversationId, before?.openedAt ?? null, before?.id ?? "", limit],
  );
  return rows.map(presentSessionRow);
}
