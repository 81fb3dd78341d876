import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { AuditAction } from "@jieru/shared/protocol/audit";
import { type WebhookTopic, webhookLimit } from "@jieru/shared/protocol/webhooks";
import type { ClientBase } from "pg";
import { sealSecret } from "../accounts/secrets.ts";
import type { ChangeBy } from "../audit/change-by.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { transaction } from "../database/transaction.ts";
import { readHead } from "../feed/log.ts";
import { deleteWebhook, findWebhook, insertWebhook, saveWebhook } from "./rows.ts";
import { newWebhookSecret, oldSecretWorksMs } from "./secret.ts";
import type { WebhookRow } from "./webhook-row.ts";
import { type Change, changed, renewed } from "./webhook-state.ts";

export interface Changer {
  context: Pick<Context, "pool" | "clock" | "newId">;
  secretKey: Buffer;
  /** Active webhooks, or their wait, may have changed. */
  onChange(): void;
}

interface Named {
  name: string;
  url: string;
}

/** Records only name and host, as the address may contain keys. */
const record = (
  client: ClientBase,
  what: AuditAction,
  by: ChangeBy & { at: number },
  { name, url }: Named,
): Promise<void> => recordAudit(client, { ...by, what, about: `${name} (${new URL(url).host})` });

/** Returns the secret, shown once. Throws `Refused` at the limit. */
export async function createWebhook(
  { context: { pool, clock, newId }, secretKey, onChange }: Changer,
  by: ChangeBy,
  given: Named & { topics: WebhookTopic[] },
): Promise<{ id: WebhookId; secret: string }> {
  const [id, secret, at] = [newId() as WebhookId, newWebhookSecret(), clock.now()];
  const topics = [...new Set(given.topics)];
  const row = { ...given, topics, id, accountId: by.accountId, createdBy: by.agentId, at };
  await transaction(pool, async (client) => {
    if (!(await insertWebhook(client, { ...row, secret: sealSecret(secretKey, secret, id) })))
      throw new Refused({ refusal: "webhook_limit_reached", limit: webhookLimit });
    await record(client, "webhook_created", { ...by, at }, given);
  });
  onChange();
  return { id, secret };
}

/** Records effective changes. This and the functions below throw `Refused` for an unknown webhook. */
export async function changeWebhook(
  { context: { pool, clock }, onChange }: Changer,
  by: ChangeBy,
  id: WebhookId,
  { topics, ...change }: Change,
): Promise<void> {
  const requested: Change = { ...change, ...(topics && { topics: [...new Set(topics)] }) };
  await transaction(pool, async (client) => {
    const row = await getLocked(client, by.accountId, id);
    const isSame = (Object.keys(requested) as (keyof Change)[]).every(
      (key) => requested[key] === undefined || String(requested[key]) === String(row[key]),
    );
    if (isSame) return;
    const head = (await readHead(client, by.accountId)) ?? row.seq;
    const next = changed(row, requested, head, clock.now());
    await saveWebhook(client, next);
    await record(client, "webhook_changed", { ...by, at: clock.now() }, next);
  });
  onChange();
}

/** Returns the secret, shown once. The old one also signs for a day (WH3). */
export async function renewSecret(
  { context: { pool, clock }, secretKey, onChange }: Changer,
  by: ChangeBy,
  id: WebhookId,
): Promise<string> {
  const [secret, at] = [newWebhookSecret(), clock.now()];
  await transaction(pool, async (client) => {
    const row = await getLocked(client, by.accountId, id);
    await saveWebhook(client, renewed(row, sealSecret(secretKey, secret, id), at + oldSecretWorksMs));
    await record(client, "webhook_secret_renewed", { ...by, at }, row);
  });
  onChange();
  return secret;
}

export async function removeWebhook(
  { context: { pool, clock }, onChange }: Changer,
  by: ChangeBy,
  id: WebhookId,
): Promise<void> {
  await transaction(pool, async (client) => {
    const row = await deleteWebhook(client, by.accountId, id);
    if (!row) throw new Refused({ refusal: "webhook_not_found" });
    await record(client, "webhook_removed", { ...by, at: clock.now() }, row);
  });
  onChange();
}

async function getLocked(client: ClientBase, accountId: AccountId, id: WebhookId): Promise<WebhookRow> {
  const row = await findWebhook(client, accountId, id, true);
  if (!row) throw new Refused({ refusal: "webhook_not_found" });
  return row;
}
