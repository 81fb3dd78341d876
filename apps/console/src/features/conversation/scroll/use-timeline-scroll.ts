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
import { useToEnd } from "./use-to-end.ts";

type Rows = readonly TimelineRow<PendingReply>[];
type TimelineVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>;

const padding = { top: 6, bottom: 12 };
/** Closer to the end than this counts as being at the end. */
const endPx = 48;
/** Pages are requested this far before they come into view: two screens, so that fast scrolling finds them loaded. */
const aheadPx = 1_600;

export interface TimelineScroll {
  virtualizer: TimelineVirtualizer;
  older: Paging;
  newer: Paging;
  /** The customer's messages that came in below the visible part. */
  newBelow: number;
  /** At the end of the conversation, not only of what is loaded. */
  atEnd: boolean;
  /** The first row that is at least partly in view. */
  topRow: TimelineRow | undefined;
  markedKey: string | null;
  goTo: (id: MessageId) => void;
  toEnd: () => void;
}

/** Which rows are in view, what loads beyond them, and the ways to a message and to the end. */
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
    // Must stay the same function for the same rows: the virtualizer then keeps its measurements, however often this
    // is drawn.
    getItemKey: useCallback((i: number) => rows[i]?.key ?? i, [rows]),
    anchorTo: "end",
    followOnAppend: useEndIsLoaded(messages.newer),
    scrollEndThreshold: endPx,
    paddingStart: padding.top,
    paddingEnd: padding.bottom,
    overscan: useOverscan(rows.length > 0),
    ...atTheEnd(rows),
  });
  usePlaceKept(virtualizer);
  const toEnd = useToEnd(virtualizer, messages);
  useStartAtEnd(virtualizer, rows);
  useOwnRepliesInView(toEnd, messages.unsent);
  useEndKept(scroller, virtualizer);
  const fromEnd = useFromEnd(virtualizer);
  useLoadAhead(virtualizer, messages, { scroller, older, newer, fromEnd });
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
  const atEnd = virtualizer.scrollRect === null || (!messages.newer && fromEnd <= endPx);
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
 * [RD21] Of each row only the first estimate counts. The virtualizer keeps no measurement that equals the estimate: a later one, of the
 * server's message in the place of the unsent reply, would count instead of it.
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

/** The size of the last timeline, as a guess for the next one. A cache, which renders nothing. */
let place: Rect | undefined;

function usePlaceKept({ scrollRect }: TimelineVirtualizer): void {
  useEffect(() => {
    if (scrollRect?.height) place = scrollRect;
  }, [scrollRect]);
}

/**
 * The expected size and scroll position of a new timeline, so that its rows are drawn in the part of the drawing that leaves
 * room for keys (DW7). Otherwise they would come once it is measured, in one piece with everything else that is put into the
 * page.
 */
function atTheEnd(rows: Rows): { initialRect?: Rect; initialOffset?: () => number } {
  const expected = place;
  if (!expected) return {};
  const height = () => rows.reduce((sum, row) => sum + estimateRowHeight(row), padding.top + padding.bottom);
  return { initialRect: expected, initialOffset: () => Math.max(0, height() - expected.height) };
}

/** Rows just outside the view are drawn too, but when a conversation opens, only after those in view. */
const overscan = { atFirst: 1, later: 10 };

const useOverscan = (filled: boolean): number =>
  useDeferredValue(filled, false) ? overscan.later : overscan.atFirst;

/** New rows at the end are followed only if they are news: not a missing page, nor the page that completes them. */
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

/** When the composer grows or a keyboard opens, an agent who is at the end stays there. */
function useEndKept(scroller: RefObject<HTMLDivElement | null>, virtualizer: TimelineVirtualizer): void {
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

/**
 * How far the end is below the visible part. It is calculated, as measuring would make the browser lay out the page for every
 * drawing.
 */
function useFromEnd(virtualizer: TimelineVirtualizer): number {
  const drawnHeight = useRef(0);
  useLayoutEffect(() => {
    drawnHeight.current = virtualizer.getTotalSize();
  });
  const { scrollRect, scrollOffset } = virtualizer;
  // oxlint-disable-next-line react/refs -- The offset is that of the rows already drawn: the new height would count them as left behind.
  return Math.max(0, drawnHeight.current - (scrollRect?.height ?? 0) - (scrollOffset ?? 0));
}

interface Ahead {
  scroller: RefObject<HTMLDivElement | null>;
  older: Paging;
  newer: Paging;
  fromEnd: number;
}

function useLoadAhead(
  virtualizer: TimelineVirtualizer,
  messages: LoadedMessages,
  { scroller, older, newer, fromEnd }: Ahead,
): void {
  const shown = virtualizer.scrollRect !== null && virtualizer.scrollOffset !== null;
  const above = virtualizer.scrollOffset ?? 0;
  const olderDue = shown && messages.more && above < aheadPx && older.state === "rest";
  const newerDue = shown && messages.newer && fromEnd < aheadPx && newer.state === "rest";
  useEffect(() => {
    // A timeline opens at its end, but until its first scroll event the virtualizer's offset is 0.
    if (olderDue && (scroller.current?.scrollTop ?? 0) < aheadPx) older.load();
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
