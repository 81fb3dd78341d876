import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import type { Pool } from "pg";
import { listSessionsById } from "../lane/session-queries.ts";
import { rulingSession } from "../policies/conversation.ts";

/** Older mentions follow once these are seen. */
const shown = 100;

/** [MN6] Returns the sessions with unseen mentions of the viewer, newest first. */
export async function listMentions(pool: Pool, accountId: AccountId, viewer: Viewer): Promise<Session[]> {
  const { rows } = await pool.query<{ id: SessionId }>(
    `select s.id from conversations c ${rulingSession}
      cross join lateral (select (m ->> 'at')::bigint as at from jsonb_array_elements(c.mentions) m
                           where m ->> 'agentId' = $2 limit 1) mine
      where c.account_id = $1 and c.mentions <> '[]' and ($3 or s.owner_id = $2)
      order by mine.at desc, s.id limit $4`,
    [accountId, viewer.id, viewer.role !== "agent", shown],
  );
  const sessions = await listSessionsById(
    pool,
    rows.map(({ id }) => id),
  );
  return sessions.filter((session) => mentionOf(session, viewer) !== undefined);
}
