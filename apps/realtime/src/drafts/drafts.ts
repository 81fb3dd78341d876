import { type Draft, type DraftKind, draftKeptMs } from "@jieru/shared/domain/draft";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import { withNamedLock } from "../database/named-lock.ts";

/** [DR5] A console gets the newest of them. */
export const draftLimit = 500;

export interface DraftKey {
  agentId: AgentId;
  sessionId: SessionId;
  kind: DraftKind;
}

const columns = `session_id as "sessionId", kind, text, revision, updated_at as "updatedAt", prepared`;
const ofKey = `agent_id = $1 and session_id = $2 and kind = $3`;

/**
 * [DR6] [RT3] Returns the agent's drafts, newest first, except for erased customers and long-ended sessions. [DR1] Sent
 * or discarded ones come last.
 */
export async function listDrafts(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
  now: number,
): Promise<Draft[]> {
  const { rows } = await pool.query<Draft>(
    `select d.session_id as "sessionId", d.kind, d.text, d.revision, d.updated_at as "updatedAt", d.prepared
       from drafts d join sessions s on s.id = d.session_id join conversations c on c.id = s.conversation_id
      where d.account_id = $1 and d.agent_id = $2 and (s.ended_at is null or s.ended_at > $3)
        and (c.erased_seq is null or s.last_seq > c.erased_seq)
      order by d.text = '', d.updated_at desc limit $4`,
    [accountId, agentId, now - draftKeptMs, draftLimit],
  );
  return rows;
}

export async function findDraft(pool: Pool, { agentId, sessionId, kind }: DraftKey): Promise<Draft | null> {
  const { rows } = await pool.query<Draft>(`select ${columns} from drafts where ${ofKey}`, [
    agentId,
    sessionId,
    kind,
  ]);
  return rows[0] ?? null;
}

export interface DraftWrite extends DraftKey {
  accountId: AccountId;
  text: string;
  prepared: boolean;
  /** The writer's latest known revision. */
  base: number;
  now: number;
}

/** [DR3] Returns the draft; null for a conflict, too many drafts or an erased customer (RT3). */
export const writeDraft = (pool: Pool, write: DraftWrite): Promise<Draft | null> =>
  write.base > 0
    ? put(pool, write)
    : withNamedLock(pool, `drafts:${write.accountId}:${write.agentId}`, (client) => put(client, write));

async function put(db: Pool | ClientBase, write: DraftWrite): Promise<Draft | null> {
  const { agentId, sessionId, kind, accountId, text, prepared, base, now } = write;
  const { rows } = await db.query<Draft>(
    `insert into drafts (agent_id, session_id, kind, account_id, text, revision, updated_at, prepared)
     select $1, $2, $3, $4, $5, $6 + 1, $7, $9
       from sessions s join conversations c on c.id = s.conversation_id
      where s.id = $2 and (c.erased_seq is null or s.last_seq > c.erased_seq)
        and (exists (select from drafts where ${ofKey})
             or (select count(*) from drafts where account_id = $4 and agent_id = $1 and drafts.text <> '') < $8)
     on conflict (agent_id, session_id, kind) do update
        set text = excluded.text, revision = excluded.revision, updated_at = excluded.updated_at,
            prepared = excluded.prepared
      where drafts.revision = $6
     returning ${columns}`,
    [agentId, sessionId, kind, accountId, text, base, now, draftLimit * 2, prepared],
  );
  return rows[0] ?? null;
}

/** [DR6] Deletes an agent's drafts of long-ended sessions, and long-emptied ones. */
export async function dropOutlived(
  pool: Pool,
  accountId: AccountId,
  agentId: AgentId,
  now: number,
): Promise<void> {
  await pool.query(
    `delete from drafts d using sessions s
      where d.account_id = $1 and d.agent_id = $2 and s.id = d.session_id
        and (s.ended_at <= $3 or (d.text = '' and d.updated_at <= $3))`,
    [accountId, agentId, now - draftKeptMs],
  );
}

/** [DR6] Deletes at most `atMost` outlived drafts. Returns whether there may be more. */
export async function dropSomeOutlived(pool: Pool, now: number, atMost: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `delete from drafts where (agent_id, session_id, kind) in
       (select d.agent_id, d.session_id, d.kind from drafts d join sessions s on s.id = d.session_id
         where s.ended_at <= $1 limit $2)`,
    [now - draftKeptMs, atMost],
  );
  return rowCount === atMost;
}
