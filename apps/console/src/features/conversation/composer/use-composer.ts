import type { ReplyPolicy } from "@jieru/shared/domain/allowance";
import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { MediaId } from "@jieru/shared/domain/ids";
import { checkOutbound } from "@jieru/shared/domain/outbound-guard";
import { returnDraft, useDraft, writeDraft } from "../../../data/drafts/draft-store.ts";
import { keepLeaving } from "../../../data/drafts/leaving-texts.ts";
import { useUncounted } from "../../../data/feed/uncounted.ts";
import { newUuid } from "../../../data/http/uuid.ts";
import { type AcceptedWarning, acceptedBy, heldOf, releaseHeld } from "../../../data/outbox/held-replies.ts";
import { expectReply } from "../../../data/outbox/pending-replies.ts";
import { askOfHeld, sendReply } from "../../../data/outbox/sending.ts";
import { useConductRules } from "../../../data/queries/conduct-rules.ts";
import { useQuickReplies } from "../../../data/queries/quick-replies.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { useIsReadOnly } from "../../../data/store/connection.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import type { Attachment } from "../attachment/attachment.ts";
import { detachImage, sendOnceUploaded, useAttachment } from "../attachment/attachments.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { openSlotIn } from "../quick-replies/slots.ts";
import { type ComposerInput, type ComposerState, composerState } from "./composer-state.ts";

export interface ComposerModel {
  state: ComposerState;
  now: number;
  text: string;
  attachment: Attachment | null;
  policy: ReplyPolicy;
  rules: readonly ConductRule[];
  setText: (text: string) => void;
  /**
   * Sends image, then text; false if not allowed or held by a conduct rule. `beyond`: one reply beyond the count (RA8).
   */
  send: (beyond?: boolean) => boolean;
}

interface Outgoing {
  parts: readonly string[];
  accepted: readonly AcceptedWarning[];
  press: string;
  beyond: boolean;
}

/** An image can be sent once during its upload; it leaves when the upload is done. */
const imageState = (a: Attachment | null) => {
  if (a === null) return "none";
  return a.state === "ready" || (a.state === "uploading" && !a.pendingSend) ? "ready" : "not_ready";
};

/** [RA5] Returns what may be sent in the open conversation, and its cost. */
export function useSendState(written: Pick<ComposerInput, "text" | "image" | "openSlot">) {
  const { viewer } = useConversation();
  const session = useOpenSession();
  const unsent = useUncounted(session);
  const now = useNowFor(session.allowance.until);
  const readOnly = useIsReadOnly();
  return { now, state: composerState({ session, viewer, now, unsent, readOnly, ...written }) };
}

export function useComposer(): ComposerModel {
  const { accountId, viewer } = useConversation();
  const session = useOpenSession();
  const { conversationId } = session;
  const account = useAccount(accountId);
  const text = useDraft(session.id);
  const attachment = useAttachment(conversationId);
  const rules = useConductRules(accountId);
  const openSlot = openSlotIn(text, useQuickReplies(accountId));
  const { now, state } = useSendState({ text, image: imageState(attachment), openSlot });

  const author = { accountId, session, agentId: viewer.id };
  const sendAll = ({ parts, accepted, press, beyond }: Outgoing, mediaId: MediaId | null) => {
    const how = beyond && { beyondAllowance: true as const };
    if (mediaId) sendReply(author, { type: "image", mediaId, ...how }, press);
    const acceptedWarnings = accepted.length > 0 && { acceptedWarnings: [...accepted] };
    for (const text of parts) sendReply(author, { type: "text", text, ...acceptedWarnings, ...how }, press);
  };
  const sendLater = (outgoing: Outgoing) => {
    const { parts, press } = outgoing;
    const at = serverNow();
    const arrives = expectReply(session.id);
    const isKept = parts.length > 0 ? keepLeaving(session.id, { text, at, press }) : () => undefined;
    sendOnceUploaded(conversationId, {
      ready: (mediaId) => sendAll(outgoing, mediaId),
      failed: () => text.trim() !== "" && returnDraft(session.id, text, { at, of: accountId }),
      over: () => {
        isKept();
        arrives();
      },
    });
  };
  const send = (beyond = false) => {
    if (beyond ? state.tryBlock : state.block) return false;
    const { parts } = state;
    const hits = parts.map((part) => checkOutbound(rules, part));
    const accepted = acceptedBy(heldOf(session.id), text, hits.flat());
    if (accepted === null) {
      const at = hits.findIndex((ofPart) => ofPart.length > 0);
      void askOfHeld(author, { text, part: parts[at] ?? "", rest: parts.toSpliced(at, 1), beyond });
      return false;
    }
    const outgoing = { parts, accepted, press: newUuid(), beyond };
    if (attachment?.state === "uploading") sendLater(outgoing);
    else {
      sendAll(outgoing, attachment?.state === "ready" ? attachment.mediaId : null);
      detachImage(conversationId);
    }
    releaseHeld(session.id);
    writeDraft(session.id, "");
    return true;
  };
  const setText = (next: string) => writeDraft(session.id, next);
  return { state, now, text, attachment, policy: replyPolicyOf(account), rules, setText, send };
}
