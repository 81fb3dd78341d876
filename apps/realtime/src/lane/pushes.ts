import { hash } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import { saysTheSame } from "@jieru/wechat/says-the-same";
import type { ClientBase, Pool, QueryConfig } from "pg";

/** A stored push: the decrypted text and its deduplication key. */
export interface StoredPush {
  key: string;
  raw: string;
  state: "kept" | "ignored" | "quarantined";
  receivedAt: number;
}

const lastPushEveryMs = 30_000;

/** [AL4] Returns SQL that decides whether to store the time of the last push, also after a clock was ahead. */
export const isToBeNoted = (noted: string, now: string): string =>
  `coalesce(${noted}, 0) not between ${now} - ${lastPushEveryMs} + 1 and ${now} + ${lastPushEveryMs}`;

const digestOf = (raw: string): Buffer => hash("sha256", raw, "buffer");

/** [PU4] Stores pushes and returns the new ones. A repeated key with other content is quarantined (F25). */
export async function insertPushes(
  client: ClientBase,
  accountId: AccountId,
  pushes: readonly StoredPush[],
): Promise<Set<StoredPush>> {
  if (pushes.length === 0) return new Set();
  const firsts = new Map<string, StoredPush>();
  for (const push of pushes) if (!firsts.has(push.key)) firsts.set(push.key, push);
  const inserted = new Set(await insert(client, accountId, [...firsts.values()]));
  const fresh = new Set([...firsts.values()].filter((p) => inserted.has(p.key)));
  const repeated = pushes.filter((p) => !fresh.has(p));
  if (repeated.length > 0) await quarantineImpostors(client, accountId, repeated);
  return fresh;
}

export interface PushMarks {
  handedOver: readonly string[];
  /** [RT4] Their customers were erased since: only the key stays. */
  forgotten: readonly string[];
}

export function markPushes(accountId: AccountId, { handedOver, forgotten }: PushMarks): QueryConfig[] {
  const mark = (change: string, keys: readonly string[]): QueryConfig[] => {
    const text = `update pushes set ${change} where account_id = $1 and dedupe_key = any($2)`;
    return keys.length > 0 ? [{ text, values: [accountId, keys] }] : [];
  };
  return [...mark("handed_over = true", handedOver), ...mark("raw = '', state = 'ignored'", forgotten)];
}

/** Returns how the stored push was answered and whether its content differs (HO2, PU4); null: not stored. */
export async function findFirst(
  pool: Pool,
  accountId: AccountId,
  { key, raw }: Pick<StoredPush, "key" | "raw">,
): Promise<{ handedOver: boolean; differs: boolean } | null> {
  const { rows } = await pool.query<{ handedOver: boolean; other: string | null }>(
    `select handed_over as "handedOver", case when digest <> $3 then raw end as other
       from pushes where account_id = $1 and dedupe_key = $2`,
    [accountId, key, digestOf(raw)],
  );
  if (!rows[0]) return null;
  const { handedOver, other } = rows[0];
  return { handedOver, differs: other !== null && !saysTheSame(other, raw) };
}

export const lastReceivedAt = (pushes: readonly StoredPush[]): number | null =>
  pushes.length === 0 ? null : Math.max(...pushes.map((p) => p.receivedAt));

const insertPushesSql = `with touched as (update accounts set last_push_at = $3::bigint where id = $1 and removed_at is null
                     and ${isToBeNoted("last_push_at", "$3::bigint")})
     insert into pushes (account_id, dedupe_key, digest, state, raw, received_at)
     select a.id, p.key, sha256(convert_to(p.raw, 'UTF8')), p.state, p.raw, p."receivedAt" from accounts a, json_to_recordset($2) as p(key text, raw text, state text, "receivedAt" bigint)
      where a.id = $1 and a.removed_at is null`;

async function insert(
  client: ClientBase,
  accountId: AccountId,
  pushes: readonly StoredPush[],
): Promise<string[]> {
  const { rows } = await client.query<{ dedupe_key: string }>({
    name: "insert_pushes",
    text: `${insertPushesSql} on conflict do nothing returning dedupe_key`,
    values: [accountId, JSON.stringify(pushes), lastReceivedAt(pushes)],
  });
  return rows.map((r) => r.dedupe_key);
}

async function quarantineImpostors(
  client: ClientBase,
  accountId: AccountId,
  repeated: readonly StoredPush[],
): Promise<void> {
  const { rows } = await client.query<{ at: number; raw: string }>(
    `select r.at::int, p.raw from unnest($2::text[], $3::bytea[]) with ordinality r (dedupe_key, digest, at)
       join pushes p on p.account_id = $1 and p.dedupe_key = r.dedupe_key and p.digest <> r.digest`,
    [accountId, repeated.map((p) => p.key), repeated.map((p) => digestOf(p.raw))],
  );
  const others = new Map(rows.map((r) => [r.at, r.raw]));
  const impostors = repeated.filter((p, i) => {
    const other = others.get(i + 1);
    return other !== undefined && !saysTheSame(other, p.raw);
  });
  if (impostors.length === 0) return;
  const apart = impostors.map((p): StoredPush => {
    return { ...p, key: `${p.key}#${digestOf(p.raw).toString("hex")}`, state: "quarantined" };
  });
  await insert(client, accountId, apart);
}
