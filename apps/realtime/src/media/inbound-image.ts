import type { MediaId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import type { PgBoss } from "pg-boss";
import type { Outcome } from "../lane/batch.ts";
import { imageIn } from "./media-row.ts";

/** A customer's image, or the cover of a card they sent, as the push names it. */
export interface InboundImage {
  mediaId: MediaId;
  /** `MediaId` or `ThumbMediaId`. */
  wechatMediaId: string | null;
  /** `PicUrl` or `ThumbUrl`. */
  sourceUrl: string | null;
}

export const fetchQueue = "fetch-image";
export interface FetchJob {
  mediaId: MediaId;
}

/**
 * Stores row and job in the transaction of the push that announced the image: after the commit, both exist or neither.
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
  await client.query(
    `insert into media (id, account_id, conversation_id, message_id, state, wechat_media_id, source_url, created_at)
     values ($1, $2, $3, $4, 'fetching', $5, $6, $7)`,
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
  await sendFetchJob(boss, client, image.mediaId);
}

export async function sendFetchJob(boss: PgBoss, client: ClientBase, mediaId: MediaId): Promise<void> {
  const job: FetchJob = { mediaId };
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  await boss.send(fetchQueue, job, { db });
}
