import type { AccountId, AgentId, WebhookId } from "@jieru/shared/domain/ids";
import { type Webhook, type WebhookTopic, webhookLimit } from "@jieru/shared/protocol/webhooks";
import type { ClientBase, Pool } from "pg";
import { countWaiting } from "./choose.ts";
import type { WebhookRow } from "./webhook-row.ts";

const columns = `w.account_id as "accountId", w.id, w.name, w.url, w.topics, w.is_on as "on", w.secret, w.old_secret as "oldSecret",
  w.old_secret_until as "oldSecretUntil", w.created_at as "createdAt", w.seq, w.taken_at as "takenAt",
  w.failing_since as "failingSince", w.tries, w.failure, w.failed_up_to as "failedUpTo", w.next_try_at as "nextTryAt", w.slow,
  w.missing_after as "missingAfter", w.missing_up_to as "missingUpTo", w.missing_at as "missingAt", w.missing_told_at as "missingToldAt"`;

/** How long a gap is shown after a request has reported it. */
const missingShownMs = 7 * 24 * 60 * 60 * 1_000;

type Listed = WebhookRow & { createdBy: string | null };

function missingOf({ missingAfter, missingUpTo, missingAt, missingToldAt }: WebhookRow, now: number) {
  if (missingAfter === null || missingAt === null) return null;
  const isOver = missingToldAt !== null && now >= missingToldAt + missingShownMs;
  return isOver ? null : { after: missingAfter, upTo: missingUpTo, at: missingAt };
}

function failingOf({ failingSince: since, tries, failure, nextTryAt, on }: WebhookRow): Webhook["failing"] {
  if (since === null || !failure) return null;
  return { since, tries, failure, nextTryAt: on ? nextTryAt : null };
}

const present = (row: Listed, waiting: number, now: number): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  topics: row.topics,
  on: row.on,
  createdAt: row.createdAt,
  createdBy: row.createdBy,
  takenAt: row.takenAt,
  waiting,
  failing: failingOf(row),
  missing: missingOf(row, now),
});

export async function listWebhooks(
  db: Pool | ClientBase,
  accountId: AccountId,
  now: number,
): Promise<Webhook[]> {
  const { rows } = await db.query<Listed>(
    `select ${columns}, maker.name as "createdBy" from webhooks w left join agents maker on maker.id = w.created_by
      where w.account_id = $1 order by w.created_at, w.id`,
    [accountId],
  );
  const listed: Webhook[] = [];
  for (const row of rows) listed.push(present(row, row.on ? await countWaiting(db, row) : 0, now));
  return listed;
}

/** `lock`: until the transaction ends. */
export async function findWebhook(
  db: Pool | ClientBase,
  accountId: AccountId,
  id: WebhookId,
  lock = false,
): Promise<WebhookRow | null> {
  const { rows } = await db.query<WebhookRow>(
    `select ${columns} from webhooks w where w.account_id = $1 and w.id = $2${lock ? " for no key update" : ""}`,
    [accountId, id],
  );
  return rows[0] ?? null;
}

export interface NewWebhookRow {
  accountId: AccountId;
  id: WebhookId;
  name: string;
  url: string;
  topics: readonly WebhookTopic[];
  secret: Buffer;
  createdBy: AgentId;
  at: number;
}

/** Returns false at the limit. Locks the account. */
export async function insertWebhook(client: ClientBase, made: NewWebhookRow): Promise<boolean> {
  const { accountId, id, name, url, topics, secret, createdBy, at } = made;
  await client.query(`select from accounts where id = $1 for no key update`, [accountId]);
  const { rowCount } = await client.query(
    `insert into webhooks (account_id, id, name, url, topics, secret, created_by, created_at, seq)
     select id, $2, $3, $4, $5, $6, $7, $8, head_seq from accounts
      where id = $1 and removed_at is null and (select count(*) from webhooks where account_id = $1) < $9`,
    [accountId, id, name, url, topics, secret, createdBy, at, webhookLimit],
  );
  return rowCount === 1;
}

export async function saveWebhook(client: ClientBase, row: WebhookRow): Promise<void> {
  await client.query(
    `update webhooks set name = $3, url = $4, topics = $5, is_on = $6, secret = $7, old_secret = $8, old_secret_until = $9,
            seq = $10, taken_at = $11, failing_since = $12, tries = $13, failure = $14, failed_up_to = $15, next_try_at = $16,
            missing_after = $17, missing_up_to = $18, missing_at = $19, missing_told_at = $20, slow = $21
      where account_id = $1 and id = $2`,
    [
      row.accountId,
      row.id,
      row.name,
      row.url,
      row.topics,
      row.on,
      row.secret,
      row.oldSecret,
      row.oldSecretUntil,
      row.seq,
      row.takenAt,
      row.failingSince,
      row.tries,
      row.failure,
      row.failedUpTo,
      row.nextTryAt,
      row.missingAfter,
      row.missingUpTo,
      row.missingAt,
      row.missingToldAt,
      row.slow,
    ],
  );
}

export async function deleteWebhook(
  client: ClientBase,
  accountId: AccountId,
  id: WebhookId,
): Promise<WebhookRow | null> {
  const found = await findWebhook(client, accountId, id, true);
  if (found) await client.query(`delete from webhooks where account_id = $1 and id = $2`, [accountId, id]);
  return found;
}
