import type { MediaId } from "@jieru/shared/domain/ids";

export interface InboundImage {
  mediaId: MediaId;
  wechatMediaId: string | null;
  sourceUrl: string | null;
}
