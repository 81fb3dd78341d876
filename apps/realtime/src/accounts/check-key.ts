import type { Pool } from "pg";
import type { Logger } from "pino";
import { openSecret } from "./secrets.ts";

interface Row {
  app_id: string;
  credentials: Buffer;
}

function opens(secretKey: Buffer, { app_id, credentials }: Row): boolean {
  try {
    return openSecret(secretKey, credentials, app_id) !== "";
  } catch {
    return false;
  }
}

/** After a restore with another key, say: nothing would work, and nothing else would tell why. */
export async function checkKey(pool: Pool, secretKey: Buffer, log: Logger): Promise<void> {
  const { rows } = await pool.query<Row>(`select app_id, credentials from accounts`);
  const appIds = rows.filter((row) => !opens(secretKey, row)).map((row) => row.app_id);
  if (appIds.length === 0) return;
  log.error(
    { appIds },
    "SECRET_KEY does not open the stored credentials: set the one they were sealed with, or connect anew",
  );
}
