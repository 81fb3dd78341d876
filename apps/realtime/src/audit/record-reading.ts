import type { AccountId, AgentId, ConversationId, OpeningId } from "@jieru/shared/domain/ids";
import type { Readers } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";
import type { SessionOfAccount } from "../lane/session-queries.ts";
import { recordAudit } from "./record-audit.ts";
import { recordBounded } from "./record-bounded.ts";

export interface Reading {
  accountId: AccountId;
  agentId: AgentId;
  conversationId: ConversationId;
  ip: string;
  at: number;
  opening?: OpeningId | undefined;
}

/** [AG7] Records that a supervisor opened another agent's conversation, without a named opening. */
export async function recordReading(
  pool: Pool,
  { accountId, agentId, conversationId, ip, at }: Reading,
): Promise<void> {
  await recordAudit(pool, { what: "read_conversation", accountId, agentId, about: conversationId, ip, at });
}

/** Paging and live messages belong to the reading for this long. */
export const readingLastsMs = 12 * 3_600_000;

/** [AG7] Records paging or live messages as part of a recent reading, or as a new one. Returns when the reading began. */
export async function recordPaging(pool: Pool, reading: Reading, openedAt: number): Promise<number> {
  const { accountId, agentId, conversationId, at, opening } = reading;
  const since = Math.max(openedAt, at - readingLastsMs);
  if (opening) return recordOpening(pool, { ...reading, opening }, since);
  const { rows } = await pool.query<{ at: number }>(
    `select at from audit_log where account_id = $1 and agent_id = $2 and what = 'read_conversation'
        and at >= $4 and about = $3 order by at desc limit 1`,
    [accountId, agentId, conversationId, since],
  );
  if (rows[0]) return rows[0].at;
  await recordReading(pool, reading);
  return at;
}

/** [AG7] Records the first request of an opening. The unique key admits one of concurrent requests. */
async function recordOpening(
  pool: Pool,
  { accountId, agentId, conversationId, opening, at, ip }: Reading & { opening: OpeningId },
  since: number,
): Promise<number> {
  const { rows } = await pool.query<{ at: number }>(
    `with latest as (
       select at, part from audit_log where account_id = $1 and agent_id = $2 and about = $3 and opening = $4
        order by part desc limit 1
     ), made as (
       insert into audit_log (account_id, agent_id, about, opening, at, ip, what, part)
       select $1, $2, $3, $4, $5, $6, 'read_conversation', coalesce((select part from latest), 0) + 1
        where not exists (select from latest where at >= $7)
       on conflict (account_id, agent_id, about, opening, part) where opening is not null do nothing
     )
     select at from latest where at >= $7`,
    [accountId, agentId, conversationId, opening, at, ip, since],
  );
  return rows[0]?.at ?? at;
}

const isOthers = (
  { ownerId, state }: Pick<SessionOfAccount, "ownerId" | "state">,
  agentId: AgentId,
): boolean => ownerId !== agentId && state !== "waiting";

type Read = Pick<SessionOfAccount, "id" | "accountId" | "conversationId" | "openedAt">;
type Reader = Pick<Reading, "agentId" | "ip" | "at" | "opening">;

/** [AU6] Records reading a waiting conversation, once per session and twelve hours. */
export async function recordWaiting(pool: Pool, session: Read, { agentId, ip, at }: Reader): Promise<void> {
  const { id, accountId, conversationId, openedAt } = session;
  const part = Math.floor(Math.max(0, at - openedAt) / readingLastsMs);
  const what = { what: "read_waiting", often: "read_waiting_often" } as const;
  await recordBounded(pool, { ...what, accountId, agentId, about: conversationId, ip, at, key: id, part });
}

/** [AG7] [AU6] Records a read page. `opens`: the first page, without a named opening. */
export async function recordPage(
  pool: Pool,
  session: SessionOfAccount,
  reader: Reader,
  opens: boolean,
): Promise<void> {
  const { accountId, conversationId, openedAt } = session;
  if (session.state === "waiting") return recordWaiting(pool, session, reader);
  if (!isOthers(session, reader.agentId)) return;
  const reading = { accountId, conversationId, ...reader };
  await (opens ? recordReading(pool, reading) : recordPaging(pool, reading, openedAt));
}

/** [AG7] [AU6] Records reading sessions, attributes or quota use, like a page of earlier messages. */
export const recordLook = (pool: Pool, session: SessionOfAccount, reader: Reader): Promise<void> =>
  recordPage(pool, session, reader, false);

type Held = Pick<SessionOfAccount, "accountId" | "conversationId" | "openedAt" | "ownerId">;

/** [AG9] Returns who read the session as another agent's, latest first, without the current owner. */
export async function listReaders(
  pool: Pool,
  { accountId, conversationId, openedAt, ownerId }: Held,
): Promise<Readers["readers"]> {
  const { rows } = await pool.query<Readers["readers"][number]>(
    `select agent_id as "agentId", max(at) as at from audit_log
      where account_id = $1 and at >= $3 and what = 'read_conversation' and about = $2
        and agent_id is distinct from $4
      group by agent_id order by max(at) desc, agent_id limit 20`,
    [accountId, conversationId, openedAt, ownerId],
  );
  return rows;
}
