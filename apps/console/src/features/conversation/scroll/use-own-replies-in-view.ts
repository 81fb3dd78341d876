import { useEffectEvent, useLayoutEffect, useRef } from "react";
import type { PendingReply } from "../../../data/outbox/send-queue.ts";

type Unsent = readonly Pick<PendingReply, "clientMessageId">[];

/** Scrolls to the end after sending. A reply that is last only because later ones have arrived was not sent just now. */
export function useOwnRepliesInView(toEnd: () => void, unsent: Unsent): void {
  const showLast = useEffectEvent(toEnd);
  const before = useRef<Unsent>([]);
  useLayoutEffect(() => {
    const last = unsent.at(-1)?.clientMessageId;
    const isNew = before.current.every(({ clientMessageId }) => clientMessageId !== last);
    before.current = unsent;
    if (last !== undefined && isNew) showLast();
  }, [unsent]);
}
