import type { AgentId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Lanes } from "../lane/lane.ts";
import { listAccountsOf } from "./people.ts";

/** The name a person has on WeChat now, to every account they are bound to: open consoles show it at once (FD3). */
export async function tellName(pool: Pool, lanes: Lanes, agentId: AgentId): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(`select name from agents where id = $1`, [agentId]);
  const name = rows[0]?.name;
  if (name === undefined) return;
  for (const accountId of await listAccountsOf(pool, agentId)) {
    await lanes.run(accountId, { do: "rename_agent", agentId, name });
  }
}
