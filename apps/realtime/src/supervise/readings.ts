import type { AccountId } from "@jieru/shared/domain/ids";
import type { Board } from "@jieru/shared/protocol/board";
import type { ClientBase } from "pg";

const recordsAtMost = 5_000;

/** [BO8] Returns each reader of another agent's session once, latest first. */
export async function listReadings(client: ClientBase, accountId: AccountId): Promise<Board["readers"]> {
  const { rows } = await client.query<Board["readers"][number]>(
    `with held as (
       select id, conversation_id, owner_id, opened_at from sessions
        where account_id = $1 and state in ('active', 'inactive')),
     reads as (
       select agent_id, what, about, at from audit_log
        where account_id = $1 and at >= (select min(opened_at) from held) order by at desc limit $2)
     select held.id as "sessionId", reads.agent_id as "agentId", max(reads.at) as at
       from reads join held on reads.about = held.conversation_id and reads.at >= held.opened_at
      where reads.what = 'read_conversation' and reads.agent_id is distinct from held.owner_id
      group by held.id, reads.agent_id order by max(reads.at) desc, held.id`,
    [accountId, recordsAtMost],
  );
  return rows;
}
