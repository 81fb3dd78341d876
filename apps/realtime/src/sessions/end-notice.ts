import type { MessageId, SessionId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

/** [WU5] The line that tells of a session's end; null where it goes on, or the line is kept no longer. */
export async function findEndNotice(pool: Pool, sessionId: SessionId): Promise<MessageId | null> {
  const { rows } = await pool.query<{ id: MessageId }>(
    `select m.id from sessions s join messages m on m.conversation_id = s.conversation_id and m.seq <= s.last_seq
      where s.id = $1 and s.state = 'ended' and m.session_id = s.id and m.content #>> '{notice,what}' = 'ended'
      order by m.seq desc limit 1`,
    [sessionId],
  );
  return rows[0]?.id ?? null;
}
