import type { WechatClient } from "@jieru/wechat/client";
import { WechatRefused, WechatUnknown } from "@jieru/wechat/errors";
import type { Media, MediaClientOf, MissingReason } from "../store/media-row.ts";
import type { FetchPublic } from "./fetch-public.ts";

/** `lasting`: another request would not help. */
export interface Missing {
  missing: MissingReason;
  lasting: boolean;
}

const notNow: Missing = { missing: "unreachable", lasting: false };

/** [F40] Returns the image by media id, valid for 3 days, or else by link. */
export async function obtainImage(
  media: Pick<Media, "accountId" | "wechatMediaId" | "sourceUrl">,
  clientOf: MediaClientOf,
  fetchPublic: FetchPublic,
): Promise<Buffer | Missing> {
  const byId = media.wechatMediaId
    ? await download(await clientOf(media.accountId), media.wechatMediaId)
    : null;
  if (Buffer.isBuffer(byId) || byId?.missing === "too_large") return byId;
  const byLink = media.sourceUrl ? await follow(fetchPublic, media.sourceUrl) : null;
  if (Buffer.isBuffer(byLink)) return byLink;
  return preferredFailure(byId, byLink);
}

/** Prefers a temporary failure, then the one by id. */
function preferredFailure(byId: Missing | null, byLink: Missing | null): Missing {
  const both = [byId, byLink].filter((m) => m !== null);
  return both.find((m) => !m.lasting) ?? both[0] ?? expired;
}

const expired: Missing = { missing: "expired", lasting: true };

async function download(
  client: Pick<WechatClient, "downloadMedia">,
  mediaId: string,
): Promise<Buffer | Missing> {
  try {
    return (await client.downloadMedia(mediaId)).bytes;
  } catch (error) {
    if (error instanceof WechatRefused) return error.reason === "media_expired" ? expired : notNow;
    if (!(error instanceof WechatUnknown)) throw error;
    return error.cause === "too_large" ? { missing: "too_large", lasting: true } : notNow;
  }
}

async function follow(fetchPublic: FetchPublic, link: string): Promise<Buffer | Missing> {
  const fetched = await fetchPublic(link);
  if (Buffer.isBuffer(fetched)) return fetched;
  if (fetched === "gone") return expired;
  if (fetched === "too_large") return { missing: "too_large", lasting: true };
  return fetched === "refused" ? { missing: "unreachable", lasting: true } : notNow;
}
