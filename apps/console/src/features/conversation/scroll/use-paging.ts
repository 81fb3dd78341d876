import type { ConversationId } from "@jieru/shared/domain/ids";
import { useCallback, useMemo, useRef, useState } from "react";
import { loadNewerMessages, loadOlderMessages } from "../../../data/queries/messages.ts";

export interface Paging {
  state: "rest" | "loading" | "failed";
  load: () => void;
}

function usePaging(conversationId: ConversationId, page: typeof loadOlderMessages): Paging {
  const [state, setState] = useState<Paging["state"]>("rest");
  const busy = useRef(false);
  const ask = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setState("loading");
    const outcome = await page(conversationId);
    busy.current = false;
    setState(outcome.ok ? "rest" : "failed");
  }, [conversationId, page]);
  const load = useCallback(() => void ask(), [ask]);
  return useMemo(() => ({ state, load }), [state, load]);
}

export const useOlderMessages = (id: ConversationId): Paging => usePaging(id, loadOlderMessages);
export const useNewerMessages = (id: ConversationId): Paging => usePaging(id, loadNewerMessages);
