import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import { bodyTimeoutMs, transferMs } from "@jieru/shared/domain/upload-time";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import { request, timeoutMs } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";

/** What this page uploaded, as the server measured it. */
const uploaded = new Map<MediaId, Image>();

/** [RD11] An image that the server has, drawn in its size already while the reply that carries it is on its way. */
export const imageOnItsWay = (mediaId: MediaId): Image =>
  uploaded.get(mediaId) ?? { mediaId, state: "ready", width: null, height: null, reason: null };

interface UploadOptions {
  signal: AbortSignal;
  /** Called with the part that is uploaded, from 0 to 1. */
  onProgress: (part: number) => void;
}

const requestTimeout = 408;

/**
 * Hands an image to the server, which checks it by its content. It is sent to nobody until a reply names it. [IM12] Offline and
 * late: it took longer than an image of its size may.
 */
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
  // The server may have cut it off without an answer that a browser reads: it began to count later than this page.
  const isLate = outcome.kind === "offline" && performance.now() - since >= arrivesWithinMs;
  if (isLate || (outcome.kind === "problem" && outcome.status === requestTimeout))
    return { ok: false, kind: "offline", late: true };
  return outcome;
}

/** Asks for a customer's image once more; what became of it comes by the feed. */
export const refetchImage = (mediaId: MediaId): Promise<Outcome<unknown>> =>
  request("POST", paths.refetch(mediaId));
