import { z } from "zod";
import { parseJson, readJsonAnswer, refusalIn, unknown } from "./answer.ts";
import { type Api, callApi } from "./api.ts";
import { ANSWER_LIMIT_BYTES, type Answer } from "./call.ts";
import { DOWNLOAD_LIMIT_BYTES } from "./limits.ts";

export interface ImageUpload {
  bytes: Uint8Array;
  /** The extension must be one that WeChat knows, as it decides the type (40005). */
  fileName: string;
  contentType: string;
}

export interface DownloadedMedia {
  bytes: Buffer;
  /** As WeChat states it; check the bytes before trusting it. */
  contentType: string;
}

const Uploaded = z.object({ media_id: z.string().min(1) }).transform((media) => media.media_id);

/**
 * Uploads a temporary image and resolves with its media id, which is valid for 3 days. Throws `WechatRefused` or `WechatUnknown`. Source:
 * …/kf-message/api_uploadtempmedia.
 */
export function uploadImage(api: Api, { bytes, fileName, contentType }: ImageUpload): Promise<string> {
  const form = new FormData();
  form.set("media", new Blob([bytes as Uint8Array<ArrayBuffer>], { type: contentType }), fileName);
  const request = {
    path: "/cgi-bin/media/upload",
    query: { type: "image" },
    init: { method: "POST", body: form },
  };
  return callApi(api, request, (answer) => readJsonAnswer(answer, Uploaded));
}

/**
 * Fetches a temporary medium of at most 10 MB. An error is JSON with HTTP 200 and an unreliable Content-Type, so type and bytes are both
 * checked. Throws `WechatRefused` or `WechatUnknown`. Source: …/kf-message/api_getmedia.
 */
export function downloadMedia(api: Api, mediaId: string): Promise<DownloadedMedia> {
  const request = {
    path: "/cgi-bin/media/get",
    query: { media_id: mediaId },
    limitBytes: DOWNLOAD_LIMIT_BYTES,
  };
  return callApi(api, request, readMedia);
}

function readMedia(answer: Answer): DownloadedMedia {
  const { bytes, contentType, status, secrets } = answer;
  const json = bytes.length <= ANSWER_LIMIT_BYTES ? parseJson(bytes) : undefined;
  const refused = refusalIn(json, secrets);
  if (refused) throw refused;
  const isText = json !== undefined || /^\s*text\/|json/i.test(contentType);
  if (isText || status !== 200 || bytes.length === 0) throw unknown(answer, "not_media");
  return { bytes, contentType };
}
