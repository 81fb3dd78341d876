import type { AccountId } from "@jieru/shared/domain/ids";
import { returnDraft } from "../../../data/drafts/draft-store.ts";
import { currentQueue, takeHeld } from "../../../data/outbox/pending-replies.ts";
import { isHeld, type PendingReply } from "../../../data/outbox/send-queue.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { setComposerMode } from "../../opening/note-mode.ts";
import { attachUploadedImage } from "../attachment/attachments.ts";
import { returnCardToDialog } from "../card/card-box.ts";

/** Returns the latest reply of the account that is still held. */
export const latestHeld = (accountId: AccountId): PendingReply | undefined =>
  currentQueue().findLast((p) => p.accountId === accountId && isHeld(p, serverNow()));

/** [OB16] Returns everything sent by the same press to its boxes. False if it has left. */
export function undoHeld(reply: PendingReply): boolean {
  const taken = takeHeld(reply, serverNow());
  const { accountId, sessionId, conversationId, at } = reply;
  if (taken.length === 0) return false;
  setComposerMode(conversationId, "reply");
  const texts: string[] = [];
  for (const { body } of taken) {
    if (body.type === "text") texts.push(body.text);
    else if (body.type === "link") texts.push(`${body.link.title}\n${body.link.url}`);
    else if (body.type === "image") void attachUploadedImage(conversationId, body.mediaId);
    else if (body.type === "miniprogrampage") returnCardToDialog(conversationId, body.card);
  }
  if (texts.length > 0) returnDraft(sessionId, texts.join(""), { at, of: accountId });
  return true;
}
