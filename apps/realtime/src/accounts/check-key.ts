/** What this server's SECRET_KEY opens of the accounts' credentials: pushes to an account can be kept only where it does. */
import type { Pool } from "pg";
import type { Logger } from "pino";
import { tryOpenSecret } from "./secrets.ts";

interface Row {
  app_id: string;
  credentials: Buffer;
}

async function listAccounts(pool: Pool, secretKey: Buffer): Promise<{ appId: string; opens: boolean }[]> {
  const { rows } = await pool.query<Row>(`select app_id, credentials from accounts where removed_at is null`);
  return rows.map(({ app_id: appId, credentials }) => ({
    appId,
    opens: tryOpenSecret(secretKey, credentials, appId) !== null,
  }));
}

/** After a restore with another key, say: nothing would work, and nothing else would tell why. */
export async function checkKey(pool: Pool, secretKey: Buffer, log: Logger): Promise<void> {
  const accounts = await listAccounts(pool, secretKey);
  const appIds = accounts.filter(({ opens }) => !opens).map(({ appId }) => appId);
  if (appIds.length === 0) return;
  log.error(
    { appIds },
    "SECRET_KEY does not open the stored credentials: set the one they were sealed with, or say them anew in ACCOUNTS_FILE",
  );
}

/** [PU8] Whether a server with this key can keep pushes: false where there are accounts, and it opens the credentials of none. */
export async function opensAny(pool: Pool, secretKey: Buffer): Promise<boolean> {
  const accounts = await listAccounts(pool, secretKey);
  return accounts.length === 0 || accounts.some(({ opens }) => opens);
}
