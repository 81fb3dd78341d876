import type { ConversationId } from "@jieru/shared/domain/ids";
import { useCallback, useRef, useState } from "react";
import { loadOlderMessages } from "../api/messages.ts";

export interface Older {
  state: "rest" | "loading" | "failed";
  load: () => void;
}

/** Asks for the page above, one at a time. */
export function useOlder(conversationId: ConversationId): Older {
  const [state, setState] = useState<Older["state"]>("rest");
  const busy = useRef(false);
  const ask = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setState("loading");
    const outcome = await loadOlderMessages(conversationId);
    busy.current = false;
    setState(outcome.ok ? "rest" : "failed");
  }, [conversationId]);
  const load = useCallback(() => void ask(), [ask]);
  return { state, load };
}
