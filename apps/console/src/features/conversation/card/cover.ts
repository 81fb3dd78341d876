import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { imageFault } from "../attachment/image-file.ts";
import { runUpload } from "../attachment/running-uploads.ts";
import { isUnsendable } from "../attachment/stored-images.ts";
import { type Cover, cardDraft, type RejectedCover, writeCard } from "./card-box.ts";

/** Shows the picked image and uploads it. Resolves with true if it was refused. */
export async function pickCover(accountId: AccountId, id: ConversationId, file: File): Promise<boolean> {
  const url = URL.createObjectURL(file);
  const instead = replacedCover(cardDraft(id).cover, file);
  writeCard(id, { cover: { state: "uploading", url, ...(instead && { instead }) } });
  const settle = (as: (picked: Cover) => Cover): void => {
    const { cover } = cardDraft(id);
    if (cover) writeCard(id, { cover: updateCover(cover, url, as) });
  };
  const refuse = (as: Cover, why: RejectedCover): boolean => {
    settle(({ instead: good }) => (good ? { ...good, rejected: why } : as));
    return true;
  };
  const { name, size: bytes } = file;
  const fault = await imageFault(file);
  if (fault) return refuse({ state: "refused", url, fault, bytes }, { name, bytes, fault });
  if (!includesCover(cardDraft(id).cover, url)) return false;
  const outcome = await runUpload(accountId, url, file);
  if (outcome.ok) {
    const { mediaId } = outcome.value;
    settle(({ rejected }) => ({ state: "ready", url, mediaId, ...(rejected && { rejected }) }));
    return false;
  }
  const failed: Cover = { state: "failed", url, failure: outcome, file };
  if (isUnsendable(failed)) return refuse(failed, { name, failure: outcome });
  settle((picked) => ({ ...failed, ...(picked.instead && { instead: picked.instead }) }));
  return false;
}

/** [IM12] Cancels the upload and restores the previous cover. */
export function cancelCover(id: ConversationId): void {
  const { cover } = cardDraft(id);
  if (cover?.state === "uploading") writeCard(id, { cover: cover.instead ?? null });
}

function replacedCover(before: Cover | null, file: File): Cover | undefined {
  if (!before) return undefined;
  const isOnceMore = before.state === "failed" && before.file === file;
  return isOnceMore || isUnsendable(before) ? before.instead : before;
}

const includesCover = (cover: Cover | null | undefined, url: string): boolean =>
  cover ? cover.url === url || includesCover(cover.instead, url) : false;

/** Updates the cover with this URL, also if another one covers it now. */
function updateCover(cover: Cover, url: string, as: (picked: Cover) => Cover): Cover {
  if (cover.url === url) return as(cover);
  return cover.instead ? { ...cover, instead: updateCover(cover.instead, url, as) } : cover;
}
