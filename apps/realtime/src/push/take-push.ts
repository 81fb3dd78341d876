import type { MediaId } from "@jieru/shared/domain/ids";
import { handOverAnswer } from "@jieru/wechat/hand-over";
import { type OpenedPush, openEnvelope } from "@jieru/wechat/open-envelope";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Pool } from "pg";
import type { AccountDirectory, ConnectedAccount } from "../accounts/account-directory.ts";
import { noteFirstPush } from "../accounts/connection/milestones.ts";
import type { PushRefusal, PushSightings } from "../accounts/connection/push-sightings.ts";
import { within } from "../base/async.ts";
import type { NewId } from "../base/context.ts";
import { failpoint } from "../base/failpoint.ts";
import type { Metrics } from "../base/metrics.ts";
import { noteDenial } from "../http/denials.ts";
import { isHandedOver } from "../lane/batch.ts";
import type { Lanes } from "../lane/lane.ts";
import { findFirst } from "../lane/pushes.ts";
import { shownIn } from "../lane/save.ts";
import { type Ingested, ingest, type PushTimes } from "./ingest.ts";
import type { RefusedPushes } from "./refused-pushes.ts";
import { type Addressed, forbidden, leftOf, type PushRequest, plainText } from "./request.ts";

export interface PushHandling extends PushStoring {
  newId: NewId;
  sightings: PushSightings;
  refusals: RefusedPushes;
}

export interface ArrivedPush extends Addressed {
  receivedAt: number;
}

/** Stores a push and answers WeChat. Throws if it was not stored in time (PU3). */
export async function handlePush(
  options: PushHandling,
  { account, credentials, receivedAt }: ArrivedPush,
  request: FastifyRequest<PushRequest>,
  reply: FastifyReply,
) {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const turn = options.refusals.turn(request.ip);
  if (turn) await within(leftOf(reply), turn);
  const opened = openEnvelope({ credentials, query: request.query, body });
  if (!account || !opened.ok) {
    noteRefused(options, request, account && !opened.ok ? { account, why: opened.why } : null);
    return forbidden(reply);
  }
  const times = { pushedAt: opened.timestamp, receivedAt };
  const read = ingest(opened.plain, opened.format, times, options.newId);
  const isForgeable = credentials.mode === "plain" && opened.usedKey === undefined;
  if (isForgeable && isOutOfTime(times) && !(await within(leftOf(reply), isStored(options, account, read)))) {
    noteRefused(options, request, { account, why: "timestamp" });
    return forbidden(reply);
  }
  noteSeen(options.sightings, account, opened, read);
  await failpoint("push.decrypted");
  const answer = await within(leftOf(reply), storePush(options, account, read));
  await failpoint("push.after_commit");
  return answer === "success" || !read.command
    ? plainText(reply, "success")
    : routeToWechat(reply, account, opened, { ...read, openid: read.command.openid });
}

/** [PU2] Limits the validity of a leaked signed URL, as plain signatures do not cover the body. */
const maxClearAgeMs = 15 * 60_000;

const isOutOfTime = ({ pushedAt, receivedAt }: PushTimes): boolean =>
  Math.abs(receivedAt - pushedAt * 1_000) > maxClearAgeMs;

/** A repeated push was verified before. */
async function isStored(
  { pool }: PushHandling,
  { id }: ConnectedAccount,
  { push }: Ingested,
): Promise<boolean> {
  const first = await findFirst(pool, id, push);
  return first !== null && !first.differs;
}

/** Shows a refused push to the account's admin. */
export function noteRefused(
  { sightings, metrics, refusals }: Pick<PushHandling, "sightings" | "metrics" | "refusals">,
  request: FastifyRequest<PushRequest>,
  refused: { account: ConnectedAccount; why: PushRefusal } | null,
): void {
  if (refused) sightings.refused(refused.account, refused.why);
  const why = refused?.why ?? "unknown_account";
  metrics.pushes.inc({ outcome: `refused_${why}` });
  refusals.count(request.ip);
  noteDenial(request, "N9", why);
}

function noteSeen(
  sightings: PushSightings,
  account: ConnectedAccount,
  { usedKey }: OpenedPush,
  { outcome }: Ingested,
): void {
  const previous = usedKey !== undefined && usedKey !== account.credentials.aesKey;
  sightings.opened(account, previous ? "previous" : "current");
  if (outcome === "quarantined") sightings.trouble(account, "unreadable");
}

/** [HO2] Answers with routing to WeChat's own tool. */
function routeToWechat(
  reply: FastifyReply,
  { credentials }: ConnectedAccount,
  { usedToken, usedKey, format, nonce }: OpenedPush,
  { originalId, openid, push }: Ingested & { openid: string },
) {
  const { body, contentType } = handOverAnswer({
    credentials: { ...credentials, token: usedToken, format },
    usedKey,
    originalId,
    openid,
    timestamp: Math.floor(push.receivedAt / 1_000),
    nonce,
  });
  return reply.type(contentType).send(body);
}

export interface PushStoring {
  pool: Pool;
  directory: AccountDirectory;
  lanes: Lanes;
  metrics: Metrics;
  fetchSoon(mediaId: MediaId): void;
}

/** Resolves with the same answer for every repetition. */
export async function storePush(
  { pool, directory, lanes, metrics, fetchSoon }: PushStoring,
  account: ConnectedAccount,
  read: Ingested,
): Promise<"success" | "hand_over"> {
  const { image, push, command } = read;
  const outcome = await lanes.runInput(account.id, {
    command,
    push,
    image,
    ...(!account.pushed && { sideEffect: (client) => noteFirstPush(client, account.id, push.receivedAt) }),
  });
  if (!account.pushed) directory.forget(account.id);
  if (!outcome.ok) throw new Error(`a push was refused: ${outcome.refusal.refusal}`);
  if (image && shownIn(outcome.facts, image).length > 0) fetchSoon(image.mediaId);
  const repeated = outcome.facts.length === 0 && command !== null;
  const first = repeated ? await findFirst(pool, account.id, push) : null;
  const again = first?.differs ? "quarantined" : "duplicate";
  metrics.pushes.inc({ outcome: first ? again : read.outcome });
  return (first?.handedOver ?? isHandedOver(outcome)) ? "hand_over" : "success";
}
