import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import { uploadImage } from "../../api/media.ts";
import { imageFault } from "../attachment/image-file.ts";
import { type Cover, cardDraft, writeCard } from "./card-box.ts";

/** Shows the picked image at once, and uploads it; unless another one has taken its place meanwhile. */
export async function pickCover(accountId: AccountId, id: ConversationId, file: File): Promise<void> {
  const url = URL.createObjectURL(file);
  writeCard(id, { cover: { state: "uploading", url } });
  const put = (cover: Cover) => {
    if (cardDraft(id).cover?.url === url) writeCard(id, { cover });
  };
  const fault = await imageFault(file);
  if (fault) return put({ state: "refused", url, fault, bytes: file.size });
  const outcome = await uploadImage(accountId, file);
  if (outcome.ok) put({ state: "ready", url, mediaId: outcome.value.mediaId });
  else put({ state: "failed", url, failure: outcome, file });
}
