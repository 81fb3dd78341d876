import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { imageFault } from "../attachment/image-file.ts";
import { isUnsendable } from "../attachment/kept-images.ts";
import { runUpload } from "../attachment/running-uploads.ts";
import { type Cover, cardDraft, type NotTaken, writeCard } from "./card-box.ts";

/**
 * Shows the picked image at once, and uploads it; unless another one has taken its place meanwhile. Resolves with whether it was
 * refused, here or by the server.
 */
export async function pickCover(accountId: AccountId, id: ConversationId, file: File): Promise<boolean> {
  const url = URL.createObjectURL(file);
  const instead = insteadOf(cardDraft(id).cover, file);
  writeCard(id, { cover: { state: "uploading", url, ...(instead && { instead }) } });
  const settle = (as: (picked: Cover) => Cover): void => {
    const { cover } = cardDraft(id);
    if (cover) writeCard(id, { cover: settled(cover, url, as) });
  };
  const refuse = (as: Cover, why: NotTaken): boolean => {
    settle(({ instead: good }) => (good ? { ...good, notTaken: why } : as));
    return true;
  };
  const { name, size: bytes } = file;
  const fault = await imageFault(file);
  if (fault) return refuse({ state: "refused", url, fault, bytes }, { name, bytes, fault });
  // [IM12] Cancelled meanwhile.
  if (!stands(cardDraft(id).cover, url)) return false;
  const outcome = await runUpload(accountId, url, file);
  if (outcome.ok) {
    const { mediaId } = outcome.value;
    settle(({ notTaken }) => ({ state: "ready", url, mediaId, ...(notTaken && { notTaken }) }));
    return false;
  }
  const failed: Cover = { state: "failed", url, failure: outcome, file };
  if (isUnsendable(failed)) return refuse(failed, { name, failure: outcome });
  settle((picked) => ({ ...failed, ...(picked.instead && { instead: picked.instead }) }));
  return false;
}

/** [IM12] Ends the upload of the cover; the one that it was to replace has its place again. */
export function cancelCover(id: ConversationId): void {
  const { cover } = cardDraft(id);
  if (cover?.state === "uploading") writeCard(id, { cover: cover.instead ?? null });
}

/** [CA8] What is to stand there again if this file cannot be the cover. */
function insteadOf(before: Cover | null, file: File): Cover | undefined {
  if (!before) return undefined;
  const isOnceMore = before.state === "failed" && before.file === file;
  return isOnceMore || isUnsendable(before) ? before.instead : before;
}

const stands = (cover: Cover | null | undefined, url: string): boolean =>
  cover ? cover.url === url || stands(cover.instead, url) : false;

/** The one with this address has come to something, whether it stands there or another has its place for now. */
function settled(cover: Cover, url: string, as: (picked: Cover) => Cover): Cover {
  if (cover.url === url) return as(cover);
  return cover.instead ? { ...cover, instead: settled(cover.instead, url, as) } : cover;
}
