import type { AccountId } from "@jieru/shared/domain/ids";
import type { Board } from "@jieru/shared/protocol/board";
import type { ClientBase } from "pg";

const recordsAtMost = 5_000;

/**
 * [BO8] Returns who has read another agent's session, from the newest records of the audit log. Each reader appears
 * once per session, the latest first.
 */
export async function listReadings(client: ClientBase, accountId: AccountId): Promise<Board["readers"]> {
  const { rows } = await client.query<Board["readers"][number]>(
    `with held as (
       select id, conversation_id, owner_id, opened_at from sessions
        where account_id = $1 and state in ('active', 'inactive')),
     told as (
       select agent_id, what, about, at from audit_log
        where account_id = $1 and at >= (select min(opened_at) from held) order by at desc limit $2)
     select held.id as "sessionId", told.agent_id as "agentId", max(told.at) as at
       from told join held on told.about = held.conversation_id and told.at >= held.opened_at
      where told.what = 'read_conversation' and told.agent_id is distinct from held.owner_id
      group by held.id, told.agent_id order by max(told.at) desc, held.id`,
    [accountId, recordsAtMost],
  );
  return rows;
}
