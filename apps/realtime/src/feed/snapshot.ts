import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { inOrder, type Snapshot } from "@jieru/shared/domain/snapshot";
import type { ClientBase, Pool } from "pg";
import { transaction } from "../database/transaction.ts";
import { listBoundAgents } from "../lane/bound-agents.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { readServed, readWaitingQueue } from "../lane/session-queries.ts";
import { presentAccount, presentAgent } from "../presenters/present.ts";

async function readAccount(client: ClientBase, accountId: AccountId): Promise<AccountRow | undefined> {
  const { rows } = await client.query<AccountRow>(`select ${accountColumns} from accounts where id = $1`, [
    accountId,
  ]);
  return rows[0];
}

/** [FD1] Returns rows and head seq of one moment; null if the viewer is not bound. */
export function readSnapshot(
  pool: Pool,
  accountId: AccountId,
  viewer: Viewer,
  now: number,
): Promise<Snapshot | null> {
  return transaction(
    pool,
    async (client) => {
      const account = await readAccount(client, accountId);
      const agents = inOrder((await listBoundAgents(client, accountId)).map(presentAgent));
      const me = agents.find((a) => a.id === viewer.id);
      if (!account || !me) return null;
      const sessions = await readServed(client, accountId, supervises(me) ? null : me.id);
      const waiting = await readWaitingQueue(client, accountId);
      return {
        seq: account.head_seq,
        now,
        account: presentAccount(accountOf(account), me),
        me,
        agents,
        sessions,
        waiting,
      };
    },
    "snapshot",
  );
}
