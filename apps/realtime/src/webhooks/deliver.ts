/** [WH2] [WH4] Delivers batches to one webhook. After a crash, the next server repeats a batch with the same ids. */
import { randomUUID } from "node:crypto";
import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { WebhookFailure, WebhookRequest } from "@jieru/shared/protocol/webhooks";
import type { ClientBase } from "pg";
import type { Logger } from "pino";
import type { Context } from "../base/context.ts";
import { transaction } from "../database/transaction.ts";
import { type Batch, nextBatch } from "./choose.ts";
import { requestIdOf } from "./request.ts";
import { findWebhook, saveWebhook } from "./rows.ts";
import { sign } from "./secret.ts";
import { type SendOptions, type Sent, send } from "./send.ts";
import type { WebhookRow } from "./webhook-row.ts";
import { isTime, recordFailure, recordSkipped, recordSuccess, recordTestSuccess } from "./webhook-state.ts";

export type Outcome = "taken" | WebhookFailure["why"];

export interface Deliverer {
  context: Pick<Context, "pool" | "clock" | "log">;
  secretKey: Buffer;
  sending: SendOptions;
  /** Also aborts the running request. */
  stopping: AbortSignal;
  onOutcome?(outcome: Outcome): void;
}

export interface WebhookOf {
  accountId: AccountId;
  webhookId: WebhookId;
}

/** `turnMs`: how long one webhook delivers before others get their turn. `slowMs`: a longer answer counts as slow. */
const turnMs = 1_000;
const slowMs = 2_000;

/** Returns null if nothing more waits. */
export async function deliverTo(deliverer: Deliverer, of: WebhookOf): Promise<More | null> {
  const until = performance.now() + turnMs;
  let more: More | null;
  do more = await deliverNext(deliverer, of);
  while (more && !deliverer.stopping.aborted && performance.now() < until);
  return more;
}

export interface More {
  slow: boolean;
}

async function deliverNext(deliverer: Deliverer, { accountId, webhookId }: WebhookOf): Promise<More | null> {
  const { pool, clock } = deliverer.context;
  const row = await findWebhook(pool, accountId, webhookId);
  if (!row?.on || !isTime(row, clock.now())) return null;
  const batch = await nextBatch(pool, row);
  if (!batch) return null;
  if (batch.events.length === 0)
    return note(deliverer, row, batch, (now, present) => recordSkipped(present, batch, now));
  const started = performance.now();
  const { failure } = await post(deliverer, row, batch);
  const slow = performance.now() - started >= slowMs;
  deliverer.onOutcome?.(failure?.why ?? "taken");
  if (!failure)
    return note(deliverer, row, batch, (now, present) => recordSuccess(present, batch, { slow }, now));
  await note(deliverer, row, batch, (now, present) => recordFailure(present, batch, failure, now));
  return null;
}

async function post(
  deliverer: Deliverer,
  row: WebhookRow,
  batch: Pick<Batch, "from" | "to" | "missing"> & Pick<WebhookRequest, "events">,
): Promise<Sent> {
  const { context, secretKey, sending, stopping } = deliverer;
  const { from, to, missing, events } = batch;
  const appId = await getAppId(context.pool, row.accountId);
  const body: WebhookRequest = { accountId: row.accountId, appId, from, to, missing, events };
  const text = JSON.stringify(body);
  const requestId = requestIdOf(row.id, body);
  const headers = sign(secretKey, row, { requestId, body: text, now: context.clock.now() });
  if (!headers) return { failure: { why: "secret_unreadable" }, status: null, answer: "" };
  return send({ ...sending, url: row.url, headers, body: text, stopping });
}

async function getAppId(db: Context["pool"], accountId: AccountId): Promise<string> {
  const { rows } = await db.query<{ appId: string }>(`select app_id as "appId" from accounts where id = $1`, [
    accountId,
  ]);
  if (!rows[0]) throw new Error(`account ${accountId} does not exist`);
  return rows[0].appId;
}

/** Stores a result. Returns null if it is outdated. */
function note(
  { context: { pool, clock, log } }: Deliverer,
  row: WebhookRow,
  { from }: Pick<Batch, "from">,
  become: (now: number, present: WebhookRow) => WebhookRow,
): Promise<More | null> {
  return transaction(pool, async (client) => {
    const present = await findWebhook(client, row.accountId, row.id, true);
    if (!present?.on || present.seq !== from || present.url !== row.url) return null;
    const next = become(clock.now(), present);
    await saveWebhook(client, next);
    if (!next.on) logSwitchedOff(log, next);
    return next;
  });
}

function logSwitchedOff(
  log: Pick<Logger, "warn">,
  { accountId, id, failingSince, failure }: WebhookRow,
): void {
  log.warn({ accountId, webhookId: id, failingSince, failure }, "a webhook has been switched off");
}

/** [WH8] A success retries waiting events at once. */
export async function sendTest(deliverer: Deliverer, row: WebhookRow): Promise<Sent> {
  const { pool, clock } = deliverer.context;
  const event = { id: `test-${randomUUID()}`, seq: row.seq, type: "test", at: clock.now() };
  const sent = await post(deliverer, row, { from: row.seq, to: row.seq, missing: null, events: [event] });
  if (!sent.failure) await transaction(pool, (client) => noteTest(client, row, clock.now()));
  return sent;
}

async function noteTest(client: ClientBase, { accountId, id }: WebhookRow, now: number): Promise<void> {
  const present = await findWebhook(client, accountId, id, true);
  if (present) await saveWebhook(client, recordTestSuccess(present, now));
}
