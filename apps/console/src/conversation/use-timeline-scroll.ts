import type { MessageId } from "@jieru/shared/domain/ids";
import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { PendingReply } from "../sync/send-queue.ts";
import { useConversation } from "./conversation-context.ts";
import { estimateRow, type TimelineRow } from "./timeline-items.ts";
import { type Older, useOlder } from "./use-older.ts";

type Rows = readonly TimelineRow<PendingReply>[];

/** Nearer to the end than this counts as at the end. */
const endPx = 48;
/** Older pages are asked for this far before their place comes into view. */
const aheadPx = 800;

export interface TimelineScroll {
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>;
  older: Older;
  /** Messages of the customer that came in below what is in view. */
  newBelow: number;
  atEnd: boolean;
  goTo: (id: MessageId) => void;
}

export function useTimelineScroll(
  scroller: RefObject<HTMLDivElement | null>,
  rows: Rows,
  more: boolean,
): TimelineScroll {
  const { session } = useConversation();
  const older = useOlder(session.conversationId);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (rows[i] ? estimateRow(rows[i]) : 40),
    getItemKey: (i) => rows[i]?.key ?? i,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: endPx,
    paddingStart: 6,
    paddingEnd: 12,
    overscan: 10,
  });
  useStartAtEnd(virtualizer, rows);
  useOwnRepliesInView(virtualizer, rows);
  useEndKept(scroller, virtualizer);
  useLoadAhead(virtualizer, more, older);
  const atEnd = virtualizer.scrollRect === null || virtualizer.isAtEnd(endPx);
  const goTo = useCallback(
    (id: MessageId) => {
      const index = rows.findIndex((r) => r.kind === "message" && r.message.id === id);
      if (index >= 0) virtualizer.scrollToIndex(index, { align: "center" });
    },
    [rows, virtualizer],
  );
  return { virtualizer, older, newBelow: useNewBelow(rows, atEnd), atEnd, goTo };
}

function useStartAtEnd(virtualizer: TimelineScroll["virtualizer"], rows: Rows): void {
  const started = useRef(false);
  useLayoutEffect(() => {
    if (started.current || rows.length === 0) return;
    started.current = true;
    virtualizer.scrollToEnd();
  }, [virtualizer, rows.length]);
}

/** The composer grows, a keyboard comes up: who is at the end stays there. */
function useEndKept(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: TimelineScroll["virtualizer"],
): void {
  useEffect(() => {
    const el = scroller.current;
    if (!el) return;
    let height = el.clientHeight;
    const observer = new ResizeObserver(() => {
      const shrunkBy = height - el.clientHeight;
      height = el.clientHeight;
      if (shrunkBy > 0 && virtualizer.getDistanceFromEnd() <= shrunkBy + endPx) virtualizer.scrollToEnd();
    });
    observer.observe(el);
    return () => observer.disconnect();
  }, [scroller, virtualizer]);
}

/** Who sends sees what they sent, wherever they were reading. */
function useOwnRepliesInView(virtualizer: TimelineScroll["virtualizer"], rows: Rows): void {
  const last = rows.at(-1);
  const unsentKey = last?.kind === "unsent" ? last.key : null;
  useLayoutEffect(() => {
    if (unsentKey) virtualizer.scrollToEnd();
  }, [virtualizer, unsentKey]);
}

function useLoadAhead(virtualizer: TimelineScroll["virtualizer"], more: boolean, older: Older): void {
  const near = (virtualizer.scrollOffset ?? Number.POSITIVE_INFINITY) < aheadPx;
  const due = more && near && older.state === "rest" && virtualizer.scrollRect !== null;
  useEffect(() => {
    if (due) older.load();
  }, [due, older.load]);
}

const lastSeqOf = (rows: Rows): number => {
  const last = rows.findLast((r) => r.kind === "message");
  return last?.kind === "message" ? last.message.seq : 0;
};

function useNewBelow(rows: Rows, atEnd: boolean): number {
  const [seenSeq, setSeenSeq] = useState<number | null>(null);
  const lastSeq = lastSeqOf(rows);
  if (atEnd && seenSeq !== lastSeq) setSeenSeq(lastSeq);
  if (atEnd || seenSeq === null) return 0;
  return rows.filter((r) => r.kind === "message" && r.message.direction === "in" && r.message.seq > seenSeq)
    .length;
}
