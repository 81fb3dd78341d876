import type { CredentialsFault } from "@jieru/shared/domain/credentials-refused";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { type AesKey, parseAesKey } from "@jieru/wechat/crypto";
import type { ClientBase, Pool } from "pg";
import { z } from "zod";
import { within } from "../base/async.ts";
import { batchLookups } from "../base/batch-lookups.ts";
import { openSecret } from "./secrets.ts";

/** What the server must know of an account to talk with WeChat. Never leaves the server. */
export interface ConnectedAccount {
  id: AccountId;
  credentials: PushCredentials;
  appSecret: string;
  /** Which of its credentials these are: when they were changed last; 0 for those it began with. */
  changedAt: number;
  /** Whether its row says that WeChat has ever pushed: that is written once. */
  pushed: boolean;
  /** Why WeChat does not take its credentials now (MA11); null: it takes them. */
  refusedFor: CredentialsFault | null;
}

/** The sealed part of an account's row. */
export const sealedCredentials = z.object({
  appSecret: z.string(),
  token: z.string(),
  encodingAesKey: z.string().nullable(),
  previousAesKey: z.string().nullable(),
  /** Replaced before that one, in the same rotation. */
  olderAesKeys: z.array(z.string()).default([]),
  /** In use until WeChat has checked the address with the new one. */
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
  /** null for an unknown appid, found as fast. Answers may be `keepMs` old, so that pushes need no query of their own. */
  findByAppId(appId: string): Promise<ConnectedAccount | null>;
  /** The account as it is remembered; null where the database must be asked, as for every appid that is nobody's. */
  peekByAppId(appId: string): ConnectedAccount | null;
  getById(id: AccountId): Promise<ConnectedAccount>;
  /** The account is new or was changed, here or on another node; one that does not hear of it sees it within `keepMs`. */
  forget(id: AccountId): void;
}

const keepMs = 5_000;
/** [N9] That an appid is nobody's is remembered like an account, of so many: an outsider cannot fill the memory with them. */
const maxStrangers = 1_000;
/** An account that was known a moment ago is asked for so long; then what was known will do. */
const patienceMs = 250;
/** Nothing else is asked for: it is nobody's appid, and PostgreSQL takes no NUL. */
const appIdLike = /^[\x21-\x7e]{1,64}$/;
const columns = `id, app_id, original_id, mode, format, credentials,
  coalesce(credentials_changed_at, 0) as changed_at, verified_at is not null as verified, first_push_at is not null as pushed,
  credentials_refused ->> 'why' as refused_for`;

/** With the transaction that changes an account's credentials: every node looks at them anew. */
export async function tellChanged(db: Pool | ClientBase, accountId: AccountId): Promise<void> {
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

/** Reads accounts from the database and remembers them for a while, and which app ids are nobody's. */
export function createAccountDirectory(pool: Pool, secretKey: Buffer): AccountDirectory {
  const kept = new Map<string, { account: ConnectedAccount; until: number }>();
  const lookupLimiter = new Map<string, { account: null; until: number }>();
  const underWay = new Map<string, Promise<ConnectedAccount | null>>();
  let forgotten = 0;

  const read = async (where: "app_id" | "id", values: readonly string[]) => {
    const { rows } = await pool.query<Row>(
      `select ${columns} from accounts where ${where} = any($1) and removed_at is null`,
      [values],
    );
    return new Map(rows.map((row) => [row[where] as string, row]));
  };
  /** [DE16] Anybody may make appids up: those never heard of share one question, and take one connection. */
  const meetAll = batchLookups((appIds) => read("app_id", appIds));

  const ask = async (where: "app_id" | "id", value: string, key: string) => {
    const before = forgotten;
    const isNew = where === "app_id" && !kept.has(key);
    const row = isNew ? await meetAll(value) : (await read(where, [value])).get(value);
    const account = row ? connected(row, secretKey) : null;
    if (!account) kept.delete(key);
    if (before !== forgotten) return account; // read while an account changed
    const until = performance.now() + keepMs;
    if (account) kept.set(key, { account, until });
    else if (where === "app_id") meet(key, until);
    return account;
  };
  const meet = (key: string, until: number): void => {
    lookupLimiter.delete(key);
    lookupLimiter.set(key, { account: null, until });
    const [oldest] = lookupLimiter.keys();
    if (lookupLimiter.size > maxStrangers && oldest !== undefined) lookupLimiter.delete(oldest);
  };
  /** Many who ask for the same at once are one question. */
  const askOnce = (where: "app_id" | "id", value: string, key: string) => {
    const flying = underWay.get(key);
    if (flying) return flying;
    const asked = ask(where, value, key).finally(() => {
      if (underWay.get(key) === asked) underWay.delete(key);
    });
    underWay.set(key, asked);
    return asked;
  };

  const find = async (where: "app_id" | "id", value: string): Promise<ConnectedAccount | null> => {
    const key = `${where}:${value}`;
    const known = kept.get(key) ?? lookupLimiter.get(key);
    if (known && known.until > performance.now()) return known.account;
    const asked = askOnce(where, value, key);
    // A database in trouble has pushes of its own to keep: what was known a moment ago will do (DE5).
    return known ? within(patienceMs, asked).catch(() => known.account) : asked;
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
      lookupLimiter.clear(); // one of them may be it
      for (const [key, { account }] of kept) if (account?.id === id) kept.delete(key);
    },
  };
}
