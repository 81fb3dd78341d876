import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { tryOpenSecret } from "./secrets.ts";

export interface SealedAccount {
  id: AccountId;
  appId: string;
  credentials: Buffer;
}

export async function listSealed(pool: Pool): Promise<SealedAccount[]> {
  const { rows } = await pool.query<SealedAccount>(
    `select id, app_id as "appId", credentials from accounts where removed_at is null`,
  );
  return rows;
}

/** Returns a fingerprint that changes when an account is added, removed or encrypted again. */
export async function fingerprintSealed(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ fingerprint: Buffer | null }>(
    `select sha256(string_agg(credentials, '' order by id)) as fingerprint from accounts where removed_at is null`,
  );
  return rows[0]?.fingerprint?.toString("hex") ?? "";
}

/** Returns whether this key decrypts the credentials. They are bound to the AppID. */
export const opens = (secretKey: Buffer, { appId, credentials }: Omit<SealedAccount, "id">): boolean =>
  tryOpenSecret(secretKey, credentials, appId) !== null;

/** Logs an error if the key does not decrypt all credentials, for example after a restore with another key. */
export async function checkKey(pool: Pool, secretKey: Buffer, log: Logger): Promise<void> {
  const accounts = await listSealed(pool);
  const appIds = accounts.filter((a) => !opens(secretKey, a)).map(({ appId }) => appId);
  if (appIds.length === 0) return;
  log.error(
    { appIds },
    "SECRET_KEY does not decrypt the stored credentials: set the previous key, or enter the credentials again in ACCOUNTS_FILE",
  );
}
