import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { initialSettings } from "@jieru/shared/domain/settings";
import type { ConnectBody } from "@jieru/shared/protocol/connection";
import type { ClientBase, Pool } from "pg";
import { getAgentName } from "../../agents/bindings.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Context } from "../../base/context.ts";
import { Refused } from "../../base/refused.ts";
import { transaction } from "../../database/transaction.ts";
import type { Lanes } from "../../lane/lane.ts";
import { runOrRefuse } from "../../lane/run-or-refuse.ts";
import { mayConnect } from "../../sign-in/set-up.ts";
import { notifyCredentialsChanged } from "../account-directory.ts";
import { sealSecret } from "../secrets.ts";
import { firstSecrets } from "./change-secrets.ts";

type Needed = Pick<Context, "pool" | "newId" | "clock"> & { secretKey: Buffer; lanes: Lanes };

/** Serializes connecting and removing accounts, so that one account always remains (MA13). */
export async function holdConnecting(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('connect_account', 0))`);
}

/** [MA6] Creates an account and makes the agent its admin. Throws `Refused`. */
export async function connectAccount(
  needed: Needed,
  body: ConnectBody,
  who: { agentId: AgentId; ip: string },
): Promise<AccountId> {
  const { pool, clock, lanes } = needed;
  const { agentId, ip } = who;
  const accountId = await transaction(pool, async (client) => {
    await holdConnecting(client);
    if (!(await mayConnect(client, agentId))) throw new Refused({ refusal: "not_allowed" });
    const id = await insertAccount(client, needed, body);
    if (id) await notifyCredentialsChanged(client, id);
    return id;
  });
  if (!accountId) throw new Refused({ refusal: "app_id_taken" });
  try {
    const name = await getAgentName(pool, agentId);
    await runOrRefuse(lanes, accountId, {
      command: { do: "bind_agent", agentId, name, role: "admin" },
      async sideEffect(client, { ok }) {
        if (!ok) return;
        const entry = { accountId, agentId, ip, at: clock.now() };
        await recordAudit(client, { what: "account_connected", about: body.appId, ...entry });
        if (body.replyPreset && body.replyPreset !== initialSettings.replyPreset)
          await recordAudit(client, { what: "settings_changed", about: "replyPreset", ...entry });
      },
    });
  } catch (error) {
    await discardUnbound(pool, accountId).catch(() => undefined);
    throw error;
  }
  return accountId;
}

async function insertAccount(
  client: ClientBase,
  { newId, clock, secretKey }: Needed,
  { appId, originalId, name, mode, format, replyPreset, ...secrets }: ConnectBody,
): Promise<AccountId | null> {
  const credentials = sealSecret(secretKey, JSON.stringify(firstSecrets(secrets)), appId);
  const { reactivateAfterMs, graceMs } = initialSettings;
  const { rows } = await client.query<{ id: AccountId }>(
    // A plain insert could deadlock with a transaction that is removing this account.
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
            grace_ms, credentials_changed_at)
     select $1, $2::text, $3, $4, $5::bytea, $6, $7, $8, $9::bigint, $10::bigint, $11::bigint
      where not exists (select from accounts where app_id = $2)
     on conflict (app_id) do nothing returning id`,
    [
      newId(),
      appId,
      originalId,
      name,
      credentials,
      mode,
      format,
      replyPreset ?? initialSettings.replyPreset,
      reactivateAfterMs,
      graceMs,
      clock.now(),
    ],
  );
  return rows[0]?.id ?? null;
}

/** An account without bound agents would block the next attempt. */
async function discardUnbound(pool: Pool, accountId: AccountId): Promise<void> {
  await pool.query(
    `delete from accounts where id = $1 and not exists (select from bindings where account_id = $1)`,
    [accountId],
  );
}
