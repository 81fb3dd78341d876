import { cloneElement, type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { movePopover, type Side } from "./place-popover.ts";
import { showPopover } from "./show-popover.ts";
import {
  changeTooltip,
  dropTooltip,
  hideTooltip,
  keepTooltip,
  leaveTooltip,
  requestTooltip,
  type ShownTooltip,
  useTooltip,
} from "./tooltip-store.ts";

interface TooltipProps {
  content: ReactNode;
  side?: Side;
  children: ReactElement<Record<string, unknown>>;
}

interface Handled {
  currentTarget: Element;
  pointerType: string;
}

/** A tooltip. It must not be the only place of a fact: the control's name or description contains it. */
export function Tooltip({ content, side = "top", children }: TooltipProps) {
  const at = useRef<Element>(null);
  /** [EV19] The pointer has moved or pressed here. */
  const pointed = useRef(false);
  useLayoutEffect(() => {
    if (at.current) changeTooltip(at.current, content);
  }, [content]);
  useEffect(() => () => void (at.current && changeTooltip(at.current, null)), []);
  if (!content) return children;
  const ask = (anchor: Element, atOnce: boolean) => {
    at.current = anchor;
    requestTooltip({ anchor, content, side }, atOnce);
  };
  const own = children.props;
  const handlers = {
    onPointerMove: ({ currentTarget, pointerType }: Handled) => {
      if (pointed.current || pointerType === "touch") return;
      pointed.current = true;
      ask(currentTarget, false);
    },
    onPointerLeave: ({ currentTarget }: Handled) => {
      pointed.current = false;
      leaveTooltip(currentTarget);
    },
    onFocus: ({ currentTarget }: Handled) =>
      currentTarget.matches(":focus-visible") && ask(currentTarget, true),
    onBlur: ({ currentTarget }: Handled) => hideTooltip(currentTarget),
    onPointerDown: ({ currentTarget }: Handled) => {
      pointed.current = true;
      hideTooltip(currentTarget);
    },
  };
  // oxlint-disable-next-line react/refs -- The refs are read on events only.
  const both = Object.entries(handlers).map(([name, run]) => {
    const before = own[name];
    const runBoth = (event: Handled) => {
      if (typeof before === "function") before(event);
      run(event);
    };
    return [name, runBoth] as const;
  });
  return cloneElement(children, Object.fromEntries(both));
}

const isWithin = ({ left, right, top, bottom }: DOMRect, { clientX: x, clientY: y }: PointerEvent): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** [EV19] Keeps a tooltip while the pointer is on it, by position, as a modal dialog changes the event target. */
function followPointer({ anchor }: ShownTooltip, box: HTMLElement): (event: PointerEvent) => void {
  return (event) => {
    if (isWithin(box.getBoundingClientRect(), event)) keepTooltip();
    else if (!anchor.contains(event.target as Node)) leaveTooltip(anchor);
  };
}

/** Renders the one tooltip of the page. Esc and typing hide it. */
export function TooltipLayer() {
  const shown = useTooltip((state) => state.shown);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!shown || !element) return;
    return showPopover(element, () => movePopover(element, shown.anchor, shown.side, "center"));
  }, [shown]);
  useEffect(() => {
    document.addEventListener("input", dropTooltip);
    return () => document.removeEventListener("input", dropTooltip);
  }, []);
  useEffect(() => {
    if (!shown || !box.current) return;
    const onPointerMove = followPointer(shown, box.current);
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && dropTooltip();
    // [EV19] An element removed under the pointer sends no leave event.
    const onPointerOver = () => !shown.anchor.isConnected && dropTooltip();
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerover", onPointerOver);
    document.addEventListener("pointermove", onPointerMove);
    window.addEventListener("scroll", dropTooltip, true);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerover", onPointerOver);
      document.removeEventListener("pointermove", onPointerMove);
      window.removeEventListener("scroll", dropTooltip, true);
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      popover="manual"
      role="tooltip"
      className="appear fixed inset-auto m-0 max-w-72 rounded-control border-0 bg-surface-3 px-2.5 py-1.5 text-12 whitespace-pre-line text-ink-1 shadow-menu"
    >
      {shown.content}
    </div>
  );
}
