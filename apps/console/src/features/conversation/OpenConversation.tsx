import type { AccountId, ConversationId, MediaId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { useSearch } from "@tanstack/react-router";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { useWatch } from "../../data/feed/FeedProvider.tsx";
import { useAction } from "../../data/optimistic/actions.ts";
import { useAgentName, useViewer } from "../../data/queries/use-snapshot.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { ErrorBoundary } from "../../ui/errors/ErrorBoundary.tsx";
import { PaneBoundary } from "../../ui/errors/PaneBoundary.tsx";
import { LazyMount } from "../../ui/rendering/LazyMount.tsx";
import { onDemand } from "../../ui/rendering/on-demand.tsx";
import { customerName } from "../session/customer-name.ts";
import { useSteadySession } from "../session/use-steady-session.ts";
import { useVisibleSession } from "../session/use-visible-session.ts";
import { isWatched } from "../session/watched.ts";
import { ConversationAnnouncer } from "./announcer/ConversationAnnouncer.tsx";
import { ConversationContext, SessionContext, useOpenSession } from "./conversation-context.ts";
import { ConversationHeader } from "./header/ConversationHeader.tsx";
import { ReplyArea } from "./ReplyArea.tsx";
import { focusMessage } from "./scroll/focus-message.ts";
import { useTileActions } from "./tiles/use-tile-actions.ts";
import { Messages } from "./timeline/Messages.tsx";
import type { TimelineHandle } from "./timeline/Timeline.tsx";
import { useMarkRead } from "./timeline/use-mark-read.ts";
import { useMentionSeen } from "./timeline/use-mention-seen.ts";
import { useMessages } from "./timeline/use-messages.ts";

interface OpenConversationProps {
  accountId: AccountId;
  session: Session;
}

const LinkDialog = onDemand(async () => (await import("./dialogs/LinkDialog.tsx")).LinkDialog);
const Lightbox = onDemand(async () => (await import("./dialogs/Lightbox.tsx")).Lightbox);

export function OpenConversation({ accountId, session: latest }: OpenConversationProps) {
  const session = useVisibleSession(latest);
  const steady = useSteadySession(session);
  const viewer = useViewer(accountId);
  const nameOf = useAgentName(accountId);
  const timeline = useRef<TimelineHandle>(null);
  const [shown, setShown] = useState<MediaId | null>(null);
  const [pressed, setPressed] = useState<string | null>(null);
  const readable = blockOf("read", session, viewer, serverNow()) === null;
  // [AG7] An enlarged image or an opened link closes once the messages may not be read any more.
  if (!readable && (shown ?? pressed) !== null) {
    setShown(null);
    setPressed(null);
  }
  const messages = useMessages(session, readable, isWatched(session, viewer.id));
  const actions = useTileActions({
    accountId,
    session: steady,
    viewer,
    timeline,
    openImage: setShown,
    openLink: setPressed,
  });
  const name = customerName(session.customer);
  useLinkedMessage(session.conversationId);
  useWatch(readable ? session.conversationId : null);
  useMarkRead(accountId, session, messages.loaded && !messages.newer);
  useMentionSeen(session, viewer, messages);
  const open = useMemo(
    () => ({ accountId, session: steady, viewer, customerName: name, nameOf, actions }),
    [accountId, steady, viewer, name, nameOf, actions],
  );
  return (
    <ConversationContext value={open}>
      <SessionContext value={session}>
        <MemoHeader />
        <PaneBoundary resetKey={session.id}>
          <Messages ref={timeline} messages={messages} readable={readable} />
        </PaneBoundary>
        {readable && <MemoReminder />}
        <MemoReplyArea />
        <ErrorBoundary>
          <MemoAnnouncer />
        </ErrorBoundary>
        <LazyMount open={shown !== null} onFailed={() => setShown(null)}>
          <Lightbox images={messages.images} shown={shown} onShow={setShown} />
        </LazyMount>
        <LazyMount open={pressed !== null} onFailed={() => setPressed(null)}>
          <LinkDialog href={pressed} onClose={() => setPressed(null)} />
        </LazyMount>
      </SessionContext>
    </ConversationContext>
  );
}

/** Memoized: a new message does not render these. */
const MemoHeader = memo(ConversationHeader);
const MemoReminder = memo(ReminderSlot);
const MemoReplyArea = memo(ReplyArea);
const MemoAnnouncer = memo(ConversationAnnouncer);

const ReminderBar = onDemand(async () => (await import("./reminder/ReminderBar.tsx")).ReminderBar);

function ReminderSlot() {
  const { id, reminder } = useOpenSession();
  const failed = useAction(id)?.action === "remind";
  if (!reminder && !failed) return null;
  return (
    <ErrorBoundary>
      <ReminderBar />
    </ErrorBoundary>
  );
}

function useLinkedMessage(conversationId: ConversationId): void {
  const seq = useSearch({ strict: false, select: ({ m }) => m });
  useEffect(() => {
    if (seq !== undefined) focusMessage(conversationId, seq);
  }, [conversationId, seq]);
}
