import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import type { Clock } from "../../base/context.ts";
import { failpoint } from "../../base/failpoint.ts";
import { findMedia, type Media, type MediaClientOf } from "../store/media-row.ts";
import type { MediaStore } from "../store/media-store.ts";

export interface SentMediaOptions {
  pool: pg.Pool;
  store: MediaStore;
  clientOf: MediaClientOf;
  clock: Clock;
}

export class MediaLost extends Error {
  constructor() {
    super("the image is lost");
    this.name = "MediaLost";
  }
}

/** WeChat's media id is valid for 3 days (wechat media/upload), minus an hour for waiting deliveries. */
const validForMs = (3 * 24 - 1) * 60 * 60 * 1000;

/** Uploads if needed or with `renew` (40007). Throws `WechatRefused`, `WechatUnknown` or `MediaLost`. */
export async function wechatMediaId(
  options: SentMediaOptions,
  accountId: AccountId,
  mediaId: MediaId,
  renew: boolean,
): Promise<string> {
  const media = await findMedia(options.pool, mediaId);
  if (media?.state !== "ready" || media.accountId !== accountId) throw new MediaLost();
  const { sentMediaId, sentMediaUntil } = media;
  const isGood = !renew && (sentMediaUntil ?? 0) > options.clock.now();
  return sentMediaId && isGood ? sentMediaId : upload(options, media);
}

async function upload({ pool, store, clientOf, clock }: SentMediaOptions, media: Media): Promise<string> {
  const bytes = await store.read(media);
  if (!bytes) throw new MediaLost();
  const contentType = media.contentType ?? "image/jpeg";
  const client = await clientOf(media.accountId);
  const image = { bytes: new Uint8Array(bytes), fileName: `image.${extensionOf(contentType)}`, contentType };
  const until = clock.now() + validForMs;
  const mediaId = await client.uploadImage(image);
  await failpoint("outbox.after_upload");
  await pool.query(`update media set sent_media_id = $2, sent_media_until = $3 where id = $1`, [
    media.id,
    mediaId,
    until,
  ]);
  return mediaId;
}

export const extensionOf = (contentType: string): string =>
  contentType.replace(/^image\//, "").replace("jpeg", "jpg");
