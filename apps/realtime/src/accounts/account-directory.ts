import type { CredentialsFault } from "@jieru/shared/domain/credentials-refused";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { type AesKey, parseAesKey } from "@jieru/wechat/crypto";
import type { ClientBase, Pool } from "pg";
import { z } from "zod";
import { within } from "../base/async.ts";
import { batchLookups } from "../base/batch-lookups.ts";
import { openSecret } from "./secrets.ts";

/** Data that the server needs to talk to WeChat for an account. It must never leave the server. */
export interface ConnectedAccount {
  id: AccountId;
  credentials: PushCredentials;
  appSecret: string;
  /** Identifies the version of the credentials; 0 for the initial ones. */
  changedAt: number;
  pushed: boolean;
  refusedFor: CredentialsFault | null;
}

export const sealedCredentials = z.object({
  appSecret: z.string(),
  token: z.string(),
  encodingAesKey: z.string().nullable(),
  previousAesKey: z.string().nullable(),
  /** Earlier keys of the same rotation. */
  olderAesKeys: z.array(z.string()).default([]),
  /** Valid until WeChat has verified the address with the new Token. */
  previousToken: z.string().nullable().default(null),
});
export type SealedCredentials = z.infer<typeof sealedCredentials>;

interface Row {
  id: AccountId;
  app_id: string;
  original_id: string;
  mode: PushCredentials["mode"];
  format: PushCredentials["format"];
  credentials: Buffer;
  changed_at: number;
  verified: boolean;
  pushed: boolean;
  refused_for: CredentialsFault | null;
}

export interface AccountDirectory {
  /** Returns null for an unknown AppID. Answers may be `keepMs` old. */
  findByAppId(appId: string): Promise<ConnectedAccount | null>;
  peekByAppId(appId: string): ConnectedAccount | null;
  getById(id: AccountId): Promise<ConnectedAccount>;
  /** Removes a changed account from the cache of this node. A node that misses the notification follows within `keepMs`. */
  forget(id: AccountId): void;
}

const keepMs = 5_000;
/** [N9] Limits cached unknown AppIDs, so that outsiders cannot fill the memory. */
const maxUnknown = 1_000;
/** After this wait for the database, an expired entry is used. */
const patienceMs = 250;
/** Other strings are no AppIDs, and PostgreSQL accepts no NUL. */
const appIdLike = /^[\x21-\x7e]{1,64}$/;
const columns = `id, app_id, original_id, mode, format, credentials,
  coalesce(credentials_changed_at, 0) as changed_at, verified_at is not null as verified, first_push_at is not null as pushed,
  credentials_refused ->> 'why' as refused_for`;

export async function notifyCredentialsChanged(db: Pool | ClientBase, accountId: AccountId): Promise<void> {
  await db.query(`select pg_notify('jieru_accounts', $1)`, [accountId]);
}

function keyOf(text: string | null): AesKey | undefined {
  return (text === null ? null : parseAesKey(text)) ?? undefined;
}

function connected(row: Row, secretKey: Buffer): ConnectedAccount {
  const sealed = sealedCredentials.parse(JSON.parse(openSecret(secretKey, row.credentials, row.app_id)));
  const aesKey = keyOf(sealed.encodingAesKey);
  const previousAesKey = keyOf(sealed.previousAesKey);
  const olderAesKeys = sealed.olderAesKeys.flatMap((key) => keyOf(key) ?? []);
  return {
    id: row.id,
    appSecret: sealed.appSecret,
    changedAt: row.changed_at,
    pushed: row.pushed,
    refusedFor: row.refused_for,
    credentials: {
      appId: row.app_id,
      originalId: row.original_id,
      token: sealed.token,
      mode: row.mode,
      format: row.format,
      ...(aesKey && { aesKey }),
      ...(previousAesKey && { previousAesKey, olderAesKeys }),
      ...(sealed.previousToken !== null && !row.verified && { previousToken: sealed.previousToken }),
    },
  };
}

export function createAccountDirectory(pool: Pool, secretKey: Buffer): AccountDirectory {
  const kept = new Map<string, { account: ConnectedAccount; until: number }>();
  const unknown = new Map<string, { account: null; until: number }>();
  const underWay = new Map<string, Promise<ConnectedAccount | null>>();
  let forgotten = 0;

  const read = async (where: "app_id" | "id", values: readonly string[]) => {
    const { rows } = await pool.query<Row>(
      `select ${columns} from accounts where ${where} = any($1) and removed_at is null`,
      [values],
    );
    return new Map(rows.map((row) => [row[where] as string, row]));
  };
  /** [DE16] Anybody can invent AppIDs, so lookups share one query and one connection. */
  const meetAll = batchLookups((appIds) => read("app_id", appIds));

  const ask = async (where: "app_id" | "id", value: string, key: string) => {
    const before = forgotten;
    const isNew = where === "app_id" && !kept.has(key);
    const row = isNew ? await meetAll(value) : (await read(where, [value])).get(value);
    const account = row ? connected(row, secretKey) : null;
    if (!account) kept.delete(key);
    if (before !== forgotten) return account; // an account changed during the read
    const until = performance.now() + keepMs;
    if (account) kept.set(key, { account, until });
    else if (where === "app_id") meet(key, until);
    return account;
  };
  const meet = (key: string, until: number): void => {
    unknown.delete(key);
    unknown.set(key, { account: null, until });
    const [oldest] = unknown.keys();
    if (unknown.size > maxUnknown && oldest !== undefined) unknown.delete(oldest);
  };
  const askOnce = (where: "app_id" | "id", value: string, key: string) => {
    const flying = underWay.get(key);
    if (flying) return flying;
    const lookup = ask(where, value, key).finally(() => {
      if (underWay.get(key) === lookup) underWay.delete(key);
    });
    underWay.set(key, lookup);
    return lookup;
  };

  const find = async (where: "app_id" | "id", value: string): Promise<ConnectedAccount | null> => {
    const key = `${where}:${value}`;
    const known = kept.get(key) ?? unknown.get(key);
    if (known && known.until > performance.now()) return known.account;
    const lookup = askOnce(where, value, key);
    return known ? within(patienceMs, lookup).catch(() => known.account) : lookup;
  };

  return {
    findByAppId: async (appId) => (appIdLike.test(appId) ? find("app_id", appId) : null),
    peekByAppId(appId) {
      const known = kept.get(`app_id:${appId}`);
      return known && known.until > performance.now() ? known.account : null;
    },
    async getById(id) {
      const account = await find("id", id);
      if (!account) throw new Error(`account ${id} does not exist`);
      return account;
    },
    forget(id) {
      forgotten++;
      underWay.clear();
      unknown.clear(); // one of them may be this account
      for (const [key, { account }] of kept) if (account?.id === id) kept.delete(key);
    },
  };
}
