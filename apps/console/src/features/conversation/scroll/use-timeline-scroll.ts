import type { MessageId } from "@jieru/shared/domain/ids";
import { type Rect, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import {
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { PendingReply } from "../../../data/outbox/send-queue.ts";
import { useConversation } from "../conversation-context.ts";
import type { TimelineRow } from "../timeline/timeline-items.ts";
import type { LoadedMessages } from "../timeline/use-messages.ts";
import { estimateRowHeight } from "./row-height.ts";
import { useFocusedMessage } from "./use-focused-message.ts";
import { useOwnRepliesInView } from "./use-own-replies-in-view.ts";
import { type Paging, useNewerMessages, useOlderMessages } from "./use-paging.ts";
import { useScrollToEnd } from "./use-scroll-to-end.ts";

type Rows = readonly TimelineRow<PendingReply>[];
type TimelineVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>;

const padding = { top: 6, bottom: 12 };
/** The distance that still counts as being at the end. */
const endPx = 48;
/** Pages are requested two screens before they come into view. */
const prefetchPx = 1_600;

export interface TimelineScroll {
  virtualizer: TimelineVirtualizer;
  older: Paging;
  newer: Paging;
  newBelow: number;
  /** At the end of the conversation, not only of the loaded part. */
  atEnd: boolean;
  topRow: TimelineRow | undefined;
  markedKey: string | null;
  goTo: (id: MessageId) => void;
  toEnd: () => void;
}

export function useTimelineScroll(
  scroller: RefObject<HTMLDivElement | null>,
  messages: LoadedMessages,
): TimelineScroll {
  const { rows } = messages;
  const { session } = useConversation();
  const older = useOlderMessages(session.conversationId);
  const newer = useNewerMessages(session.conversationId);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useFirstEstimates(rows),
    // Must stay the same function for the same rows, or the virtualizer drops its measurements.
    getItemKey: useCallback((i: number) => rows[i]?.key ?? i, [rows]),
    anchorTo: "end",
    followOnAppend: useEndIsLoaded(messages.newer),
    scrollEndThreshold: endPx,
    paddingStart: padding.top,
    paddingEnd: padding.bottom,
    overscan: useOverscan(rows.length > 0),
    ...initialPosition(rows),
  });
  useRememberRect(virtualizer);
  const toEnd = useScrollToEnd(virtualizer, messages);
  useStartAtEnd(virtualizer, rows);
  useOwnRepliesInView(toEnd, messages.unsent);
  useStayAtEnd(scroller, virtualizer);
  const distanceFromEnd = useDistanceFromEnd(virtualizer);
  usePrefetchPages(virtualizer, messages, { scroller, older, newer, distanceFromEnd });
  const { markedKey, show } = useFocusedMessage(
    session.conversationId,
    rows,
    useCallback((index) => virtualizer.scrollToIndex(index, { align: "center" }), [virtualizer]),
  );
  const goTo = useCallback(
    (id: MessageId) => {
      const index = rows.findIndex((r) => r.kind === "message" && r.message.id === id);
      if (index >= 0) show(index);
    },
    [rows, show],
  );
  const atEnd = virtualizer.scrollRect === null || (!messages.newer && distanceFromEnd <= endPx);
  const top = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0);
  return {
    virtualizer,
    older,
    newer,
    newBelow: useNewBelow(rows, atEnd),
    atEnd,
    topRow: top && rows[top.index],
    markedKey,
    goTo,
    toEnd,
  };
}

/**
 * [DW6] Returns the first estimate of each row. The virtualizer keeps no measurement that equals its estimate, so a
 * later estimate would replace it.
 */
function useFirstEstimates(rows: Rows): (index: number) => number {
  const [known] = useState(() => new Map<string, number>());
  return (index) => {
    const row = rows[index];
    if (!row) return 40;
    const estimate = known.get(row.key) ?? estimateRowHeight(row);
    known.set(row.key, estimate);
    return estimate;
  };
}

/** The size of the last timeline, as a guess for the next one. */
let lastRect: Rect | undefined;

function useRememberRect({ scrollRect }: TimelineVirtualizer): void {
  useEffect(() => {
    if (scrollRect?.height) lastRect = scrollRect;
  }, [scrollRect]);
}

/**
 * Returns the expected size and scroll position of a new timeline. Without them, its rows would be rendered after
 * measuring, in one long task that blocks keys (DW7).
 */
function initialPosition(rows: Rows): { initialRect?: Rect; initialOffset?: () => number } {
  const expected = lastRect;
  if (!expected) return {};
  const height = () => rows.reduce((sum, row) => sum + estimateRowHeight(row), padding.top + padding.bottom);
  return { initialRect: expected, initialOffset: () => Math.max(0, height() - expected.height) };
}

/** Rows just outside the view are rendered after those in view. */
const overscan = { atFirst: 1, later: 10 };

const useOverscan = (filled: boolean): number =>
  useDeferredValue(filled, false) ? overscan.later : overscan.atFirst;

/** Only new messages are followed, not a missing page or the page that completes it. */
function useEndIsLoaded(newer: boolean): boolean {
  const before = useDeferredValue(newer);
  return !newer && !before;
}

function useStartAtEnd(virtualizer: TimelineVirtualizer, rows: Rows): void {
  const started = useRef(false);
  useLayoutEffect(() => {
    if (started.current || rows.length === 0) return;
    started.current = true;
    virtualizer.scrollToEnd();
  }, [virtualizer, rows.length]);
}

/** Keeps the end in view when the composer grows or a keyboard opens. */
function useStayAtEnd(scroller: RefObject<HTMLDivElement | null>, virtualizer: TimelineVirtualizer): void {
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

/** Returns the distance to the end. It is calculated, as measuring would force a layout for every rendering. */
function useDistanceFromEnd(virtualizer: TimelineVirtualizer): number {
  const renderedHeight = useRef(0);
  useLayoutEffect(() => {
    renderedHeight.current = virtualizer.getTotalSize();
  });
  const { scrollRect, scrollOffset } = virtualizer;
  // oxlint-disable-next-line react/refs -- The offset is that of the rows already drawn: the new height would count them as left behind.
  return Math.max(0, renderedHeight.current - (scrollRect?.height ?? 0) - (scrollOffset ?? 0));
}

interface PrefetchInput {
  scroller: RefObject<HTMLDivElement | null>;
  older: Paging;
  newer: Paging;
  distanceFromEnd: number;
}

function usePrefetchPages(
  virtualizer: TimelineVirtualizer,
  messages: LoadedMessages,
  { scroller, older, newer, distanceFromEnd }: PrefetchInput,
): void {
  const shown = virtualizer.scrollRect !== null && virtualizer.scrollOffset !== null;
  const above = virtualizer.scrollOffset ?? 0;
  const olderDue = shown && messages.more && above < prefetchPx && older.state === "rest";
  const newerDue = shown && messages.newer && distanceFromEnd < prefetchPx && newer.state === "rest";
  useEffect(() => {
    // Until the first scroll event the virtualizer's offset is 0, although a timeline opens at its end.
    if (olderDue && (scroller.current?.scrollTop ?? 0) < prefetchPx) older.load();
  }, [scroller, olderDue, older.load]);
  useEffect(() => {
    if (newerDue) newer.load();
  }, [newerDue, newer.load]);
}

const lastSeqOf = (rows: Rows): number => {
  const last = rows.findLast((r) => r.kind === "message");
  return last?.kind === "message" ? last.message.seq : 0;
};

const countNewer = (rows: Rows, seq: number): number =>
  rows.filter((r) => r.kind === "message" && r.message.direction === "in" && r.message.seq > seq).length;

function useNewBelow(rows: Rows, atEnd: boolean): number {
  const [seenSeq, setSeenSeq] = useState<number | null>(null);
  const lastSeq = lastSeqOf(rows);
  if (atEnd && seenSeq !== lastSeq) setSeenSeq(lastSeq);
  return useMemo(() => (atEnd || seenSeq === null ? 0 : countNewer(rows, seenSeq)), [rows, atEnd, seenSeq]);
}
