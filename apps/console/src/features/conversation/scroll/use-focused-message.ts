import type { ConversationId } from "@jieru/shared/domain/ids";
import { useCallback, useEffect, useRef, useState } from "react";
import { loadMessagesAt } from "../../../data/queries/messages.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { unfold } from "../text/unfolded.ts";
import { showsMessage, type TimelineRow } from "../timeline/timeline-items.ts";
import { forgetWantedMessage, useWantedMessage } from "./focus-message.ts";

const markedMs = 4_000;

async function fetchAround(id: ConversationId, seq: number): Promise<void> {
  const outcome = await loadMessagesAt(id, seq);
  if (outcome?.ok && outcome.value.messages.some((m) => m.seq === seq)) return;
  forgetWantedMessage(seq);
  if (outcome === null) return;
  showToast({ text: i18n.t(outcome.ok ? "reading:focus.gone" : "conversation:scroll.failed") });
}

export interface FocusedMessage {
  markedKey: string | null;
  show: (index: number) => void;
}

export function useFocusedMessage(
  conversationId: ConversationId,
  rows: readonly TimelineRow[],
  scrollTo: (index: number) => void,
): FocusedMessage {
  const [markedKey, setMarkedKey] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askedFor = useRef<number | null>(null);
  const wanted = useWantedMessage(conversationId);
  const index = wanted === null ? -1 : rows.findIndex((r) => showsMessage(r, wanted));

  const show = useCallback(
    (at: number) => {
      const row = rows[at];
      // The searched text may be anywhere in it, so all of it is shown.
      if (row?.kind === "message" && row.message.type === "text") unfold(row.message.id);
      scrollTo(at);
      setMarkedKey(row?.key ?? null);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setMarkedKey(null), markedMs);
    },
    [rows, scrollTo],
  );
  useEffect(() => {
    if (wanted === null) {
      askedFor.current = null;
    } else if (index >= 0) {
      // oxlint-disable-next-line react/set-state-in-effect -- The mark goes with a scroll, which needs the rows in the page.
      show(index);
      forgetWantedMessage(wanted);
    } else if (askedFor.current !== wanted && rows.length > 0) {
      askedFor.current = wanted;
      void fetchAround(conversationId, wanted);
    }
  }, [wanted, index, rows.length, conversationId, show]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { markedKey, show };
}
