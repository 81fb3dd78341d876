import type { ConversationId } from "@jieru/shared/domain/ids";
import { ratingMark } from "@jieru/shared/domain/rating";
import type { AllowanceHistory, AllowanceStep } from "@jieru/shared/protocol/customer-history";
import type { Pool } from "pg";
import { allowanceIn } from "../lane/events.ts";
import type { ReadingLimit } from "../policies/conversation.ts";
import { findStretch } from "./messages.ts";

/** [AT9] [AG11] Returns grants and uses, newest first. Older messages take the event's allowance (RT10). */
export async function readAllowanceHistory(
  pool: Pool,
  conversationId: ConversationId,
  { before, limit, within }: { before: number | null; limit: number; within: ReadingLimit | null },
): Promise<AllowanceHistory> {
  const { afterSeq } = await findStretch(pool, conversationId, within);
  const { rows } = await pool.query<AllowanceStep>(
    `select m.seq, m.at, m.session_id as "sessionId", m.id as "messageId", m.agent_id as "agentId", m.delivery,
            case m.direction when 'in' then 'message' when 'out' then 'reply' else 'entered' end as by,
            coalesce(m.allowance, ${allowanceIn("e")}) as allowance,
            m.direction = 'out' and m.agent_id is null and strpos(coalesce(m.content ->> 'text', ''), $5) > 0
              as "ratingQuestion"
       from messages m left join events e on m.allowance is null and e.account_id = m.account_id and e.seq = m.seq
      where m.conversation_id = $1 and ($2::bigint is null or m.seq < $2)
        and m.seq > $4
        and (m.direction <> 'system' or m.content #>> '{notice,what}' = 'entered')
      order by m.seq desc limit $3`,
    [conversationId, before, limit + 1, afterSeq, ratingMark],
  );
  return { steps: rows.slice(0, limit), more: rows.length > limit };
}
