import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import type { Outcome } from "../state/outcome.ts";
import { request } from "./http.ts";
import { paths } from "./paths.ts";

/** What this page uploaded, as the server measured it. */
const uploaded = new Map<MediaId, Image>();

/** [RD11] An image that the server has, drawn in its size already while the reply that carries it is on its way. */
export const imageOnItsWay = (mediaId: MediaId): Image =>
  uploaded.get(mediaId) ?? { mediaId, state: "ready", width: null, height: null, reason: null };

/** Hands an image to the server, which checks it by its content. It is sent to nobody until a reply names it. */
export async function uploadImage(
  accountId: AccountId,
  file: Blob,
  signal?: AbortSignal,
): Promise<Outcome<UploadedMedia>> {
  const form = new FormData();
  form.append("image", file);
  const outcome = await request<UploadedMedia>("POST", paths.media(accountId), { body: form, signal });
  if (outcome.ok) uploaded.set(outcome.value.mediaId, outcome.value.image);
  return outcome;
}

/** Asks for a customer's image once more; what became of it comes by the feed. */
export const refetchImage = (mediaId: MediaId): Promise<Outcome<unknown>> =>
  request("POST", paths.refetch(mediaId));
