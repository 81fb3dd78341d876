import type { MediaId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { usePendingReplies } from "../../../data/outbox/pending-replies.ts";
import type { PendingReply } from "../../../data/outbox/send-queue.ts";
import { messagesQuery } from "../../../data/queries/messages.ts";
import { useHeldRows } from "../../../ui/lists/held-rows.ts";
import { gapsNear } from "./gaps-near.ts";
import { readUpToOf, seenUpTo } from "./read-up-to.ts";
import { keepRows, type TimelineRow, timelineRows } from "./timeline-items.ts";

const none: readonly Message[] = [];

export interface LoadedMessages {
  rows: TimelineRow<PendingReply>[];
  messages: readonly Message[];
  images: MediaId[];
  loaded: boolean;
  failed: boolean;
  more: boolean;
  newer: boolean;
  unsent: readonly PendingReply[];
  reload: () => void;
}

/** Returns the rows. The "new" line stays as on opening; in a watched session it follows the owner's reading. */
export function useMessages(session: Session, readable: boolean, watching: boolean): LoadedMessages {
  const { data, isError, refetch } = useQuery({
    ...messagesQuery(session.conversationId),
    enabled: readable,
  });
  const pending = usePendingReplies(session.conversationId);
  const unsent = useHeldRows(session.conversationId, pending, data === undefined ? keepDelivered : null);
  const messages = (readable ? data?.messages : undefined) ?? none;
  const atOpening = useOpening(messages, session.unread, data !== undefined);
  const readUpTo = watching ? seenUpTo(data, session.unread) : atOpening.readUpTo;
  const openedAt = watching ? undefined : atOpening.openedAt;
  const more = data?.more ?? false;
  const newer = data?.newer ?? false;
  const withheld = data?.withheld ?? false;
  const gaps = useMemo(() => gapsNear(readable ? data : undefined), [readable, data]);
  const wanted = useMemo(
    () => timelineRows({ messages, more, newer, unsent, readUpTo, openedAt, gaps, withheld }),
    [messages, more, newer, unsent, readUpTo, openedAt, gaps, withheld],
  );
  const rows = useHeldRows(session.conversationId, wanted, keepRows);
  const images = useMemo(() => messages.flatMap(imageIdOf), [messages]);
  return {
    rows,
    messages,
    images,
    loaded: data !== undefined,
    failed: isError,
    more,
    newer,
    unsent,
    reload: () => void refetch(),
  };
}

/** [TR16] An invalid image must not fail the other tiles. */
const imageIdOf = (m: Message): MediaId[] =>
  m.type === "image" && m.image?.state === "ready" ? [m.image.mediaId] : [];

/** [EV13] Until the messages are loaded, delivered replies stay, as nothing else shows them. */
function keepDelivered(
  shown: readonly PendingReply[],
  pending: readonly PendingReply[],
): readonly PendingReply[] {
  const left = new Set(pending.map((p) => p.clientMessageId));
  const arrived = shown.filter((p) => p.state === "sending" && !left.has(p.clientMessageId));
  return [...arrived, ...pending];
}

interface Opening {
  readUpTo: number | null;
  openedAt?: number | undefined;
}
const notLoaded: Opening = { readUpTo: null };

function useOpening(messages: readonly Message[], unread: number, loaded: boolean): Opening {
  const [unreadAtOpening] = useState(unread);
  const [opening, setOpening] = useState(notLoaded);
  if (opening === notLoaded && loaded)
    setOpening({ readUpTo: readUpToOf(messages, unreadAtOpening), openedAt: messages.at(-1)?.seq });
  return opening;
}
