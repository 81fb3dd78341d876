import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import type { DeskAgent } from "../desk/desk.ts";
import { type AgentRow, agentOf } from "./rows.ts";

export async function listBoundAgents(client: ClientBase, accountId: AccountId): Promise<DeskAgent[]> {
  const found = await client.query<AgentRow>(
    `select b.agent_id, coalesce(b.announced_name, a.name) as name, b.seat, b.role, b.status, b.status_since, b.status_why, b.chosen_status, b.auto, b.capacity, b.load, b.last_assigned_at
       from bindings b join agents a on a.id = b.agent_id where b.account_id = $1 order by b.seat`,
    [accountId],
  );
  return found.rows.map(agentOf);
}
