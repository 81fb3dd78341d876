import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Me } from "@jieru/shared/protocol/http";
import type { Pool } from "pg";
import { listAccountCounts } from "../feed/account-counts.ts";
import { mayConnect } from "../sign-in/set-up.ts";
import { getAgentName } from "./bindings.ts";

type Named = Pick<Me["accounts"][number], "id" | "appId" | "name" | "role">;

export async function readMe(pool: Pool, agentId: AgentId, now: number): Promise<Me> {
  const name = await getAgentName(pool, agentId);
  const [bound, may] = [await listBound(pool, agentId), await mayConnect(pool, agentId)];
  const counts = new Map<AccountId, Omit<Me["accounts"][number], keyof Named>>();
  for (const { agentId: _, accountId, ...rest } of await listAccountCounts(pool, [agentId], now))
    counts.set(accountId, rest);
  const accounts = bound.flatMap((account) => {
    const rest = counts.get(account.id);
    return rest ? { ...account, ...rest } : []; // unbound between the two reads
  });
  return { agent: { id: agentId, name }, accounts, mayConnect: may };
}

async function listBound(pool: Pool, agentId: AgentId): Promise<Named[]> {
  const { rows } = await pool.query<Named>(
    `select a.id, a.app_id as "appId", a.name, b.role
       from bindings b join accounts a on a.id = b.account_id
      where b.agent_id = $1 order by a.name, a.id`,
    [agentId],
  );
  return rows;
}
