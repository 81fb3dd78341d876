import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import type { UploadedMedia } from "@jieru/shared/protocol/http";
import type { Outcome } from "../state/outcome.ts";
import { request } from "./http.ts";
import { paths } from "./paths.ts";

/** Hands an image to the server, which checks it by its content. It is sent to nobody until a reply names it. */
export function uploadImage(
  accountId: AccountId,
  file: Blob,
  signal?: AbortSignal,
): Promise<Outcome<UploadedMedia>> {
  const form = new FormData();
  form.append("image", file);
  return request("POST", paths.media(accountId), { body: form, signal });
}

/** Asks for a customer's image once more; what became of it comes by the feed. */
export const refetchImage = (mediaId: MediaId): Promise<Outcome<unknown>> =>
  request("POST", paths.refetch(mediaId));
