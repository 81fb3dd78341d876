import { createHmac } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection } from "@jieru/shared/protocol/connection";
import type { ClientBase, Pool } from "pg";
import { type SealedCredentials, sealedCredentials } from "./account-directory.ts";
import { openSecret, sealSecret } from "./secrets.ts";

interface Row {
  app_id: string;
  original_id: string;
  name: string;
  mode: Connection["mode"];
  format: Connection["format"];
  credentials: Buffer;
  credentials_changed_at: number | null;
  previous_key_since: number | null;
  verified_at: number | null;
  first_push_at: number | null;
  from_file: boolean;
}

/** The connection settings with secrets. They must never leave the server. */
export interface Settings extends Omit<Row, "credentials"> {
  secrets: SealedCredentials;
}

const columns = `app_id, original_id, name, mode, format, credentials, credentials_changed_at, previous_key_since,
  verified_at, first_push_at, from_file`;

/** Returns the decrypted settings. `lock`: locks the row until the transaction ends. */
export async function getConnectionSettings(
  db: Pool | ClientBase,
  secretKey: Buffer,
  accountId: AccountId,
  lock = false,
): Promise<Settings> {
  const { rows } = await db.query<Row>(
    `select ${columns} from accounts where id = $1${lock ? " for no key update" : ""}`,
    [accountId],
  );
  if (!rows[0]) throw new Error(`account ${accountId} does not exist`);
  const { credentials, ...row } = rows[0];
  const text = openSecret(secretKey, credentials, row.app_id);
  return { ...row, secrets: sealedCredentials.parse(JSON.parse(text)) };
}

export async function saveConnectionSettings(
  client: ClientBase,
  secretKey: Buffer,
  accountId: AccountId,
  settings: Settings,
): Promise<void> {
  const sealed = sealSecret(secretKey, JSON.stringify(settings.secrets), settings.app_id);
  await client.query(
    `update accounts set original_id = $2, mode = $3, format = $4, credentials = $5, credentials_changed_at = $6,
            previous_key_since = $7, verified_at = $8 where id = $1`,
    [
      accountId,
      settings.original_id,
      settings.mode,
      settings.format,
      sealed,
      settings.credentials_changed_at,
      settings.previous_key_since,
      settings.verified_at,
    ],
  );
}

/** Returns a mark that identifies a secret. A brute-force search needs the server's key. */
export const markOf = (secretKey: Buffer, secret: string): string =>
  createHmac("sha256", secretKey).update(secret).digest("hex").slice(0, 8);
