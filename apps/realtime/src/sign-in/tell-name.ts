import type { AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { Lanes } from "../lane/lane.ts";
import { listAccountsOf } from "./people.ts";

const keepName = (db: Pool | ClientBase, agentId: AgentId, name: string): Promise<unknown> =>
  db.query(`update agents set name = $2 where id = $1`, [agentId, name]);

/**
 * Announces a person's current WeChat name to every account they are bound to, so that open consoles show it at once (FD3).
 * The name is stored with the last account: if one cannot be told now, all are told at the next sign-in.
 */
export async function takeOverName(pool: Pool, lanes: Lanes, agentId: AgentId, name: string): Promise<void> {
  const accounts = await listAccountsOf(pool, agentId);
  const last = accounts.pop();
  const command = { do: "rename_agent", agentId, name } as const;
  for (const accountId of accounts) await lanes.run(accountId, command);
  if (!last) await keepName(pool, agentId, name);
  else
    await lanes.runEntry(last, {
      command,
      alongside: async (client) => void (await keepName(client, agentId, name)),
    });
}
