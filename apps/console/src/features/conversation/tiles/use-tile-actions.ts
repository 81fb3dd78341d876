import type { Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, MediaId, MessageId } from "@jieru/shared/domain/ids";
import { type RefObject, useMemo } from "react";
import { readDraft, returnDraft } from "../../../data/drafts/draft-store.ts";
import { isInBox } from "../../../data/drafts/returned-texts.ts";
import { dismissReply, isSentAgain } from "../../../data/outbox/pending-replies.ts";
import { type ReplyContent, sendAgain, sendAnyway, sendReply } from "../../../data/outbox/sending.ts";
import { shownSnapshot } from "../../../data/store/snapshots.ts";
import { returnNoteToComposer } from "../../opening/composer-mode.ts";
import { focusComposer } from "../../opening/focus-composer.ts";
import { setComposerMode } from "../../opening/note-mode.ts";
import type { SteadySession } from "../../session/use-steady-session.ts";
import { attachUploadedImage } from "../attachment/attachments.ts";
import { returnCardToDialog } from "../card/card-box.ts";
import type { TileActions } from "../conversation-context.ts";
import type { TimelineHandle } from "../timeline/Timeline.tsx";
import type { SpokenMessage } from "../timeline/timeline-bodies.ts";

/** Returns the content to send again, or null, as for a card without its cover. */
function contentOf(message: SpokenMessage): ReplyContent | null {
  if (message.type === "text") return { type: "text", text: message.text };
  if (message.type === "image") return { type: "image", mediaId: message.image.mediaId };
  if (message.type === "link") return { type: "link", link: message.link };
  if (message.type === "miniprogrampage" && message.card.cover) {
    const { title, pagePath, cover } = message.card;
    return { type: "miniprogrampage", card: { title, pagePath, mediaId: cover.mediaId } };
  }
  return null;
}

interface TileActionsInput {
  accountId: AccountId;
  session: SteadySession;
  viewer: Viewer;
  timeline: RefObject<TimelineHandle | null>;
  openImage: (id: MediaId) => void;
  openLink: (href: string) => void;
}

export function useTileActions(input: TileActionsInput): TileActions {
  const { accountId, session, viewer, timeline, openImage, openLink } = input;
  const { id, conversationId } = session;
  const viewerId = viewer.id;
  return useMemo(() => {
    // [TR11] The session at the time of the press, as tiles do not render for new messages.
    const sessionNow = () =>
      shownSnapshot(accountId)?.sessions.find((s) => s.id === id) ?? { id, conversationId };
    /** [DR11] Returns whether the content is in a box now. */
    const moveToComposer = async (content: ReplyContent, at: number, isMessage = false): Promise<boolean> => {
      setComposerMode(conversationId, "reply");
      if (content.type === "miniprogrampage") {
        returnCardToDialog(conversationId, content.card);
        return true;
      }
      focusComposer();
      if (content.type === "image") return attachUploadedImage(conversationId, content.mediaId);
      const text = content.type === "text" ? content.text : `${content.link.title}\n${content.link.url}`;
      // [DR11] The tile of a message stays, and may be pressed twice.
      if (!isMessage || !isInBox(readDraft(id), text)) returnDraft(id, text, { at });
      return true;
    };
    return {
      returnToComposer: (message) => {
        const content = contentOf(message);
        if (content) void moveToComposer(content, message.at, true);
        else focusComposer();
      },
      resend: (message) => {
        if (isSentAgain(message.id)) return;
        const content = contentOf(message);
        const author = { accountId, session: sessionNow(), agentId: viewerId };
        if (content) sendReply(author, { ...content, resendOf: message.id });
      },
      recallReply: (reply) => {
        const { body, clientMessageId, at } = reply;
        if (body.type !== "note")
          return void moveToComposer(body, at).then((isMoved) => isMoved && dismissReply(clientMessageId));
        returnNoteToComposer({ id, conversationId }, body.note, at);
        dismissReply(clientMessageId);
      },
      sendAgain,
      sendAnyway,
      openImage,
      openLink,
      goTo: (messageId: MessageId) => timeline.current?.goTo(messageId),
    };
  }, [accountId, id, conversationId, viewerId, timeline, openImage, openLink]);
}
