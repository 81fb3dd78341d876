import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { DeskAgent } from "../../desk/desk.ts";
import type { ChangedRecords } from "./changed-records.ts";

/** Agents stand in the account by their bindings. A name that the agent's own row does not have yet stays with the binding. */
export function saveAgents(
  accountId: AccountId,
  { agents: changed, removedAgentIds: removedIds }: ChangedRecords,
  now: number,
): QueryConfig[] {
  const writes: QueryConfig[] = [];
  if (removedIds.length > 0) {
    const text = `delete from bindings where account_id = $1 and agent_id = any($2)`;
    writes.push({ text, values: [accountId, removedIds] });
  }
  if (changed.length > 0) writes.push(upsert(accountId, changed, now));
  return writes;
}

function upsert(accountId: AccountId, changed: readonly DeskAgent[], now: number): QueryConfig {
  const rows = changed.map((a) => ({
    agent_id: a.id,
    name: a.name,
    seat: a.seat,
    role: a.role,
    status: a.status,
    status_since: a.statusSince,
    status_why: a.statusWhy,
    chosen_status: a.chosenStatus,
    auto: a.auto,
    capacity: a.capacity,
    load: a.load,
    last_assigned_at: a.lastAssignedAt,
  }));
  return {
    name: "save_agents",
    text: `insert into bindings (account_id, bound_at, announced_name, agent_id, seat, role, status, status_since, status_why,
            chosen_status, auto, capacity, load, last_assigned_at)
     select $1, $3, nullif(x.name, a.name), x.agent_id, x.seat, x.role, x.status, x.status_since, x.status_why,
            x.chosen_status, x.auto, x.capacity, x.load, x.last_assigned_at
       from json_to_recordset($2) as x(agent_id text, name text, seat smallint, role text, status text, status_since bigint,
            status_why text, chosen_status text, auto boolean, capacity int, load int, last_assigned_at bigint)
       join agents a on a.id = x.agent_id
     on conflict (account_id, agent_id) do update set announced_name = excluded.announced_name, role = excluded.role, status = excluded.status,
            status_since = excluded.status_since, status_why = excluded.status_why,
            chosen_status = excluded.chosen_status, auto = excluded.auto, capacity = excluded.capacity,
            load = excluded.load, last_assigned_at = excluded.last_assigned_at`,
    values: [accountId, JSON.stringify(rows), now],
  };
}
