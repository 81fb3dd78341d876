import type { MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase, Pool } from "pg";
import type { PgBoss } from "pg-boss";
import type { Outcome } from "../../lane/batch.ts";
import { giveOut, isOpen } from "../../tasks/jobs.ts";
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
 * jobs can be given out the row waits for one (`giveOutForgotten`): the push itself needs none.
 * `outcome` is the result of the push; without a message that shows the image nothing is stored.
 */
export async function keepInboundImage(
  boss: PgBoss,
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
  await sendFetchJob(boss, client, image.mediaId, place);
}

/** Where an image stands in the line. */
export interface PlaceInLine {
  /** When it came. */
  at: number;
  /** How many its account still waits for. */
  ahead: number;
}

export const countedAtMost = 1_000;
/** [PU10] Each image that its account still waits for puts one a second further back: what others send meanwhile comes before it. */
const aheadMs = 1_000;
/** What pg-boss takes first has the highest priority, of four bytes: in seconds since then it has room for decades. */
const since = Date.UTC(2025, 0);
export const priorityOf = ({ at, ahead }: PlaceInLine): number =>
  Math.max(-(2 ** 31), Math.floor((since - at - ahead * aheadMs) / 1_000));

/** Without a place, as where a person asks for it, it comes first. Where none can be given out, its row waits for one. */
export async function sendFetchJob(
  boss: PgBoss,
  client: ClientBase | Pool,
  mediaId: MediaId,
  place?: PlaceInLine,
): Promise<void> {
  if (!isOpen(boss, fetchQueue)) return;
  const job: FetchJob = { mediaId };
  await giveOut(boss, client, fetchQueue, job, place && { priority: priorityOf(place) });
}
