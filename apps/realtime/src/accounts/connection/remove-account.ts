/** [MA13] Removes an account to which no customer ever wrote. */

import type { AccountId } from "@jieru/shared/domain/ids";
import type { Removal } from "@jieru/shared/protocol/connection";
import type { ClientBase, Pool } from "pg";
import type { ChangeBy } from "../../audit/change-by.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Context } from "../../base/context.ts";
import { Refused } from "../../base/refused.ts";
import { singleRow } from "../../database/single-row.ts";
import type { Lanes } from "../../lane/lane.ts";
import { runOrRefuse } from "../../lane/run-or-refuse.ts";
import { type AccountDirectory, notifyCredentialsChanged } from "../account-directory.ts";
import { holdConnecting } from "./connect-account.ts";

export interface Remover {
  context: Pick<Context, "pool" | "clock">;
  lanes: Lanes;
  directory: AccountDirectory;
}

/** Returns the account, or why it cannot be removed. Throws `Refused` if it does not exist. */
export async function findRemoval(db: Pool | ClientBase, accountId: AccountId): Promise<Removal> {
  const { rows } = await db.query<{ removal: Removal }>(
    `select case
         when exists (select from conversations where account_id = a.id)
           or exists (select from customer_attributes where account_id = a.id) then 'account_in_use'
         when from_file then 'account_in_file'
         when not exists (select from accounts where removed_at is null and id <> a.id) then 'last_account'
         else 'possible' end as removal
       from accounts a where id = $1 and removed_at is null`,
    [accountId],
  );
  if (!rows[0]) throw new Refused({ refusal: "not_bound" });
  return rows[0].removal;
}

/** Unbinds all agents and deletes AppID and secrets. The row remains for the audit log. Throws `Refused`. */
export async function removeAccount(
  { context: { clock }, lanes, directory }: Remover,
  { accountId, agentId, ip }: ChangeBy,
): Promise<void> {
  await runOrRefuse(lanes, accountId, {
    command: { do: "remove_account", by: agentId },
    async sideEffect(client, did) {
      if (!did.ok) return;
      await holdConnecting(client);
      const removal = await findRemoval(client, accountId);
      if (removal !== "possible") throw new Refused({ refusal: removal });
      const appId = await emptyAccount(client, accountId, clock.now());
      await recordAudit(client, {
        what: "account_removed",
        accountId,
        agentId,
        about: appId,
        ip,
        at: clock.now(),
      });
      await notifyCredentialsChanged(client, accountId);
    },
  });
  directory.forget(accountId);
}

/** Returns the previous AppID. The replacement contains a blank, which no address can contain. */
async function emptyAccount(client: ClientBase, accountId: AccountId, now: number): Promise<string> {
  const removed = await client.query<{ appId: string }>(
    `with before as (select app_id from accounts where id = $1),
       invitations_void as (update invitations set revoked_at = $2 where account_id = $1 and used_at is null and revoked_at is null),
       webhooks_gone as (delete from webhooks where account_id = $1),
       keys_void as (update api_keys set revoked_at = $2 where account_id = $1 and revoked_at is null)
     update accounts set removed_at = $2, app_id = 'removed ' || id, credentials = '', file_marks = default,
            credentials_refused = null, first_push_at = null, verified_at = null
       from before where id = $1 returning before.app_id as "appId"`,
    [accountId, now],
  );
  const { appId } = singleRow(removed);
  // A separate statement also sees a token that was being saved.
  await client.query(`delete from access_tokens where app_id = $1`, [appId]);
  return appId;
}
