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

const retryMs = 5_000;

/** The note is loaded, or was deleted and everything before it is loaded. */
function isLoaded({ messages, loaded, more }: LoadedMessages, { noteId, seq }: Mention): boolean {
  if (messages.some(({ id }) => id === noteId)) return true;
  const [first] = messages;
  return loaded && !more && (first === undefined || first.seq > seq);
}

/** [MN5] Reports that the agent has seen the note that mentions them, while the page has attention. */
export function useMentionSeen(session: Session, viewer: Viewer, messages: LoadedMessages): void {
  const attentive = useAttention();
  const mine = mentionOf(session, viewer);
  const seen: MessageId | null = attentive && mine && isLoaded(messages, mine) ? mine.noteId : null;
  const { id } = session;
  useEffect(() => {
    if (seen === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const report = async () => {
      clearTimeout(timer);
      const outcome = await seeMention(id, seen);
      if (!outcome.ok && isPassing(outcome)) timer = setTimeout(() => void report(), retryMs);
    };
    void report();
    const stop = onLive(() => void report());
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [id, seen]);
}
