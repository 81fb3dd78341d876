import type { SessionId } from "@jieru/shared/domain/ids";
import { useEffect, useRef } from "react";
import { prepareDraft } from "../../../data/drafts/draft-store.ts";

/** [DR19] How long after the customer's act an Enter was meant for before. */
export const meantBeforeMs = 1_000;

/**
 * [DR19] Returns a function that prepares what is written instead of sending it, and says whether it did: while replies are held back, and
 * shortly after.
 */
export function usePrepare(id: SessionId, heldBack: boolean, text: string): () => boolean {
  const before = useRef({ id, heldBack });
  const openedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const opened = before.current.id === id && before.current.heldBack && !heldBack;
    openedAt.current = opened ? performance.now() : Number.NEGATIVE_INFINITY;
    before.current = { id, heldBack };
  }, [id, heldBack]);
  return () => {
    const isMeantBefore = performance.now() - openedAt.current < meantBeforeMs;
    if (text.trim() === "" || (!heldBack && !isMeantBefore)) return false;
    prepareDraft(id);
    return true;
  };
}
