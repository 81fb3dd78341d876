import type { MediaId } from "@jieru/shared/domain/ids";

/** A customer's image, or the cover of a card they sent, as the push names it. */
export interface InboundImage {
  mediaId: MediaId;
  /** `MediaId` or `ThumbMediaId`. */
  wechatMediaId: string | null;
  /** `PicUrl` or `ThumbUrl`. */
  sourceUrl: string | null;
}
