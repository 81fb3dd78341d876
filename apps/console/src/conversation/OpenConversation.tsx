import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import { viewerOf } from "@jieru/shared/domain/snapshot";
import { lazy, useMemo, useRef, useState } from "react";
import { useAgentName, useDesk } from "../api/use-desk.ts";
import { useWatch } from "../sync/FeedProvider.tsx";
import { customerName } from "../ui/customer-name.ts";
import { Later } from "../ui/Later.tsx";
import { serverNow } from "../ui/server-clock.ts";
import { Announcer } from "./Announcer.tsx";
import { ConversationHeader } from "./ConversationHeader.tsx";
import { ConversationContext } from "./conversation-context.ts";
import { Messages } from "./Messages.tsx";
import { ReplyArea } from "./ReplyArea.tsx";
import type { TimelineHandle } from "./Timeline.tsx";
import { useLinkedMessage } from "./use-linked-message.ts";
import { useMarkRead } from "./use-mark-read.ts";
import { useMessages } from "./use-messages.ts";
import { useTileActions } from "./use-tile-actions.ts";
import { isWatched } from "./watched.ts";

interface OpenConversationProps {
  accountId: AccountId;
  session: Session;
}

const LinkDialog = lazy(async () => ({ default: (await import("./LinkDialog.tsx")).LinkDialog }));
const Lightbox = lazy(async () => ({ default: (await import("./Lightbox.tsx")).Lightbox }));

/** A session that can be shown: header, what was said, and where one answers. */
export function OpenConversation({ accountId, session }: OpenConversationProps) {
  const desk = useDesk(accountId);
  const nameOf = useAgentName(accountId);
  const timeline = useRef<TimelineHandle>(null);
  const [shown, setShown] = useState<MediaId | null>(null);
  const [pressed, setPressed] = useState<string | null>(null);
  const { id: viewerId, role } = viewerOf(desk);
  const viewer = useMemo(() => ({ id: viewerId, role }), [viewerId, role]);
  const readable = blockOf("read", session, viewer, serverNow()) === null;
  const messages = useMessages(session, readable, isWatched(session, viewer.id));
  const actions = useTileActions({
    accountId,
    session,
    viewer,
    timeline,
    openImage: setShown,
    openLink: setPressed,
  });
  const name = customerName(session.customer);
  useLinkedMessage(session.conversationId);
  useWatch(readable ? session.conversationId : null);
  useMarkRead(accountId, session, messages.loaded && !messages.newer);
  const open = useMemo(
    () => ({ accountId, session, viewer, customerName: name, nameOf, actions }),
    [accountId, session, viewer, name, nameOf, actions],
  );
  return (
    <ConversationContext value={open}>
      <ConversationHeader />
      <Messages ref={timeline} messages={messages} readable={readable} />
      <ReplyArea />
      <Announcer />
      <Later open={shown !== null}>
        <Lightbox images={messages.images} shown={shown} onShow={setShown} />
      </Later>
      <Later open={pressed !== null}>
        <LinkDialog href={pressed} onClose={() => setPressed(null)} />
      </Later>
    </ConversationContext>
  );
}
