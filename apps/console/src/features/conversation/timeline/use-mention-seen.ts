import type { Viewer } from "@jieru/shared/domain/agent";
import type { MessageId } from "@jieru/shared/domain/ids";
import type { Mention } from "@jieru/shared/domain/mention";
import { mentionOf, type Session } from "@jieru/shared/domain/session";
import { useEffect } from "react";
import { isPassing } from "../../../data/http/outcome.ts";
import { seeMention } from "../../../data/queries/mentions.ts";
import { onLive } from "../../../data/store/connection.ts";
import { useAttention } from "../../../lib/browser/use-attention.ts";
import type { LoadedMessages } from "./use-messages.ts";

const againMs = 5_000;

/** It is among what is loaded; or it is kept no more, and everything before it is loaded. */
function isThere({ messages, loaded, more }: LoadedMessages, { noteId, seq }: Mention): boolean {
  if (messages.some(({ id }) => id === noteId)) return true;
  const [first] = messages;
  return loaded && !more && (first === undefined || first.seq > seq);
}

/** [MN5] Reports to the server that the agent has the note before them that is meant for them, while the page has attention. */
export function useMentionSeen(session: Session, viewer: Viewer, messages: LoadedMessages): void {
  const attentive = useAttention();
  const mine = mentionOf(session, viewer);
  const seen: MessageId | null = attentive && mine && isThere(messages, mine) ? mine.noteId : null;
  const { id } = session;
  useEffect(() => {
    if (seen === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = async () => {
      clearTimeout(timer);
      const outcome = await seeMention(id, seen);
      if (!outcome.ok && isPassing(outcome)) timer = setTimeout(() => void tell(), againMs);
    };
    void tell();
    const stop = onLive(() => void tell());
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [id, seen]);
}
