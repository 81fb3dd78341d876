import type { MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { PgBoss } from "pg-boss";
import type { Outcome } from "../../lane/batch.ts";
import { imageIn } from "../media-row.ts";

/** A customer's image, or the cover of a card they sent, as the push names it. */
export interface InboundImage {
  mediaId: MediaId;
  /** `MediaId` or `ThumbMediaId`. */
  wechatMediaId: string | null;
  /** `PicUrl` or `ThumbUrl`. */
  sourceUrl: string | null;
}

export const fetchQueue = "fetch-image";
/** The sixth try is the last, about a minute after the first. */
export const retriesBeforeGivenUp = 5;
export interface FetchJob {
  mediaId: MediaId;
  /** One try more for an image that has failed (`giveOutLate`). */
  late?: true;
}

/**
 * Stores row and job in the transaction of the push that announced the image: after the commit, both exist or neither. Where no
 * jobs can be given out, `boss` is null and the row waits for one (`giveOutForgotten`): the push itself needs none.
 * `outcome` is the result of the push; without a message that shows the image nothing is stored.
 */
export async function keepInboundImage(
  boss: PgBoss | null,
  client: ClientBase,
  image: InboundImage,
  outcome: Outcome,
): Promise<void> {
  const message =
    outcome.ok && outcome.facts.find((f) => f.message && imageIn(f.message) === image.mediaId)?.message;
  if (!message) return;
  const { rows } = await client.query<{ ahead: number }>(
    `with made as (
       insert into media (id, account_id, conversation_id, message_id, state, wechat_media_id, source_url, created_at)
       values ($1, $2, $3, $4, 'fetching', $5, $6, $7))
     select count(*) as ahead from (select from media where account_id = $2 and state = 'fetching' limit ${countedAtMost}) m`,
    [
      image.mediaId,
      outcome.desk.account.id,
      message.conversationId,
      message.id,
      image.wechatMediaId,
      image.sourceUrl,
      message.at,
    ],
  );
  const place = { at: message.at, ahead: rows[0]?.ahead ?? 0 };
  if (boss) await sendFetchJob(boss, client, image.mediaId, place);
}

/** How long WeChat has what a customer sent (`MediaId`), by its page on temporary media. */
const hadByWechatMs = 3 * 24 * 60 * 60 * 1000;
const lateAtOnce = 1_000;

/**
 * [PU10] Gives out one try more, behind everything that is on its way, for each image that failed for what may have passed and that
 * WeChat still has. Left out are those with a job that a server died over, or that took more tries than there are.
 */
export async function giveOutLate(boss: PgBoss, db: ClientBase | Pool, now: number): Promise<void> {
  const { rows } = await db.query<{ id: MediaId }>(
    `select id from media where state = 'failed' and uploaded_by is null and created_at > $2
        and failure in ('unreachable', 'no_room') and message_id is not null
        and id not in (select data ->> 'mediaId' from jobs.job
                        where name = $1 and (state <> 'completed' or retry_count > ${retriesBeforeGivenUp}))
      order by created_at limit $3`,
    [fetchQueue, now - hadByWechatMs, lateAtOnce],
  );
  const options = { retryLimit: 0, priority: priorityOf({ at: now, ahead: countedAtMost }) };
  for (const { id } of rows) {
    const job: FetchJob = { mediaId: id, late: true };
    await boss.send(fetchQueue, job, options);
  }
}

/** Where an image stands in the line. */
export interface PlaceInLine {
  /** When it came. */
  at: number;
  /** How many its account still waits for. */
  ahead: number;
}

const countedAtMost = 1_000;
/** [PU10] Each image that its account still waits for puts one a second further back: what others send meanwhile comes before it. */
const aheadMs = 1_000;
/** What pg-boss takes first has the highest priority, of four bytes: in seconds since then it has room for decades. */
const since = Date.UTC(2025, 0);
const priorityOf = ({ at, ahead }: PlaceInLine): number =>
  Math.max(-(2 ** 31), Math.floor((since - at - ahead * aheadMs) / 1_000));

/** Without a place, as where a person asks for it, it comes first. */
export async function sendFetchJob(
  boss: PgBoss,
  client: ClientBase | Pool,
  mediaId: MediaId,
  place?: PlaceInLine,
): Promise<void> {
  const job: FetchJob = { mediaId };
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  await boss.send(fetchQueue, job, { db, ...(place && { priority: priorityOf(place) }) });
}

const forgottenAtOnce = 10_000;

/** Gives out a job for each image that is on its way and has none. */
export async function giveOutForgotten(boss: PgBoss, db: ClientBase | Pool): Promise<void> {
  const { rows } = await db.query<PlaceInLine & { id: MediaId }>(
    `select id, created_at as at, row_number() over (partition by account_id order by created_at) - 1 as ahead
       from media where state = 'fetching'
        and id not in (select data ->> 'mediaId' from jobs.job where name = $1 and state in ('created', 'retry', 'active'))
      order by created_at limit $2`,
    [fetchQueue, forgottenAtOnce],
  );
  for (const { id, ...place } of rows) await sendFetchJob(boss, db, id, place);
}
