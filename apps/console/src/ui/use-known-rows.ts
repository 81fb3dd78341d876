/**
 * Lists too long to be drawn as a whole, of rows whose heights are known beforehand. Where a height is known only once its row
 * is drawn, as in a conversation, it takes a library ten times this size.
 */
import { type RefObject, useCallback, useLayoutEffect, useMemo, useReducer, useRef } from "react";
import { flushSync } from "react-dom";
import { heightOf, rowsToDraw, topsOf, topToShow, type View } from "./known-rows.ts";

interface KnownRows {
  /** Of the whole list. */
  height: number;
  /** The rows to be drawn: those in view and some just out of it. None, if the last is before the first. */
  first: number;
  last: number;
  topOf: (index: number) => number;
  /** Scrolls as far as brings all of a row into view. */
  show: (index: number) => void;
  /** What is in view, and was when the list went. */
  view: RefObject<View>;
}

/** `from` is how far the list is scrolled at first. */
export function useKnownRows(
  scroller: RefObject<HTMLElement | null>,
  heights: readonly number[],
  from = 0,
): KnownRows {
  const view = useRef<View>({ top: from, height: 0 });
  const [, drawAnew] = useReducer((times: number) => times + 1, 0);
  const tops = useMemo(() => topsOf(heights), [heights]);
  const { first, last } = rowsToDraw(tops, view.current);
  const drawn = useRef({ tops, first, last });
  useLayoutEffect(() => {
    drawn.current = { tops, first, last };
  });
  useLayoutEffect(() => {
    const el = scroller.current;
    if (!el) return;
    if (view.current.top > 0) el.scrollTop = view.current.top;
    view.current = viewOf(el);
    drawAnew();
    const follow = () => {
      view.current = viewOf(el);
      const now = rowsToDraw(drawn.current.tops, view.current);
      // At once: in the next frame they would be missing.
      if (now.first !== drawn.current.first || now.last !== drawn.current.last) flushSync(drawAnew);
    };
    el.addEventListener("scroll", follow, { passive: true });
    const resizes = new ResizeObserver(follow);
    resizes.observe(el);
    return () => {
      el.removeEventListener("scroll", follow);
      resizes.disconnect();
    };
  }, [scroller]);
  const show = useCallback(
    (index: number) => {
      const el = scroller.current;
      // Whether it is in view is calculated: to measure it the browser would lay the page out, mostly for nothing.
      const top = topToShow(drawn.current.tops, index, view.current);
      if (!el || top === null) return;
      el.scrollTop = top;
      view.current = viewOf(el);
    },
    [scroller],
  );
  return { height: heightOf(tops), first, last, topOf: (index) => tops[index] ?? 0, show, view };
}

const viewOf = (el: HTMLElement): View => ({ top: el.scrollTop, height: el.clientHeight });
