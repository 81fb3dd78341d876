import type { SessionId } from "@jieru/shared/domain/ids";
import { useEffect, useRef } from "react";
import { prepareDraft } from "../../../data/drafts/draft-store.ts";

/** [DR19] An Enter within this time after the customer's message still prepares the reply. */
export const graceMs = 1_000;

/**
 * [DR19] Returns a function that prepares the text instead of sending it while replies are held back or shortly after.
 * It returns whether it did.
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
    const isWithinGrace = performance.now() - openedAt.current < graceMs;
    if (text.trim() === "" || (!heldBack && !isWithinGrace)) return false;
    prepareDraft(id);
    return true;
  };
}
