import type { AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { Lanes } from "../lane/lane.ts";
import { listAccountsOf } from "./people.ts";

async function saveName(db: Pool | ClientBase, agentId: AgentId, name: string): Promise<void> {
  await db.query(`update agents set name = $2 where id = $1`, [agentId, name]);
  await db.query(`update bindings set announced_name = null where agent_id = $1 and announced_name = $2`, [
    agentId,
    name,
  ]);
}

/**
 * Announces a new WeChat name to the agent's accounts (FD3), last in the agent's row, so that a failure is repeated at
 * the next sign-in.
 */
export async function updateName(pool: Pool, lanes: Lanes, agentId: AgentId, name: string): Promise<void> {
  const accounts = await listAccountsOf(pool, agentId);
  const last = accounts.pop();
  const command = { do: "rename_agent", agentId, name } as const;
  for (const accountId of accounts) await lanes.run(accountId, command);
  if (!last) await saveName(pool, agentId, name);
  else
    await lanes.runInput(last, {
      command,
      sideEffect: (client) => saveName(client, agentId, name),
    });
}
