import type { Pool } from "pg";
import type { Logger } from "pino";
import { tryOpenSecret } from "./secrets.ts";

interface Row {
  app_id: string;
  credentials: Buffer;
}

/** After a restore with another key, say: nothing would work, and nothing else would tell why. */
export async function checkKey(pool: Pool, secretKey: Buffer, log: Logger): Promise<void> {
  const { rows } = await pool.query<Row>(`select app_id, credentials from accounts where removed_at is null`);
  const appIds = rows
    .filter(({ app_id, credentials }) => tryOpenSecret(secretKey, credentials, app_id) === null)
    .map((row) => row.app_id);
  if (appIds.length === 0) return;
  log.error(
    { appIds },
    "SECRET_KEY does not open the stored credentials: set the one they were sealed with, or say them anew in ACCOUNTS_FILE",
  );
}
