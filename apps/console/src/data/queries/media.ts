import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import { bodyTimeoutMs, transferMs } from "@jieru/shared/domain/upload-time";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import { request, timeoutMs } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";

/** Images uploaded by this page, with the size that the server measured. */
const uploaded = new Map<MediaId, Image>();

/** [RD11] Returns an uploaded image with its size for a pending reply. */
export const pendingImage = (mediaId: MediaId): Image =>
  uploaded.get(mediaId) ?? { mediaId, state: "ready", width: null, height: null, reason: null };

interface UploadOptions {
  signal: AbortSignal;
  onProgress: (part: number) => void;
}

const requestTimeout = 408;

/** Uploads an image for a later reply. [IM12] Returns `late` if it took longer than its size allows. */
export async function uploadImage(
  accountId: AccountId,
  file: Blob,
  options: UploadOptions,
): Promise<Outcome<UploadedMedia>> {
  const form = new FormData();
  form.append("image", file);
  const arrivesWithinMs = bodyTimeoutMs + transferMs(file.size);
  const since = performance.now();
  const outcome = await request<UploadedMedia>("POST", paths.media(accountId), {
    ...options,
    body: form,
    // The server must still check and store the image.
    withinMs: arrivesWithinMs + timeoutMs,
  });
  if (outcome.ok) {
    uploaded.set(outcome.value.mediaId, outcome.value.image);
    return outcome;
  }
  // The server may have closed the connection, as it counts from later than this page.
  const isLate = outcome.kind === "offline" && performance.now() - since >= arrivesWithinMs;
  if (isLate || (outcome.kind === "problem" && outcome.status === requestTimeout))
    return { ok: false, kind: "offline", late: true };
  return outcome;
}

/** Requests a customer's image again; the feed brings the result. */
export const refetchImage = (mediaId: MediaId): Promise<Outcome<unknown>> =>
  request("POST", paths.refetch(mediaId));
