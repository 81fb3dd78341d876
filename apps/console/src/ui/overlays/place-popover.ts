export type Side = "top" | "bottom" | "left" | "right";
export type Align = "start" | "center" | "end";

interface Size {
  width: number;
  height: number;
}

type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

const gap = 6;
const margin = 8;

const clamp = (at: number, size: number, room: number): number =>
  Math.max(margin, Math.min(at, room - size - margin));

function along(align: Align, start: number, end: number, size: number): number {
  if (align === "start") return start;
  return align === "end" ? end - size : (start + end - size) / 2;
}

const opposite: Record<Side, Side> = { top: "bottom", bottom: "top", left: "right", right: "left" };

const roomAt = (side: Side, anchor: Box, view: Size): number =>
  ({
    top: anchor.top,
    bottom: view.height - anchor.bottom,
    left: anchor.left,
    right: view.width - anchor.right,
  })[side];

/** Returns the position beside an anchor: flipped if only the other side has room, and within the window. */
export function placePopover(
  anchor: Box,
  box: Size,
  view: Size,
  side: Side,
  align: Align,
): { left: number; top: number } {
  const upright = side === "top" || side === "bottom";
  const needed = (upright ? box.height : box.width) + gap + margin;
  const flips = roomAt(side, anchor, view) < needed && roomAt(opposite[side], anchor, view) >= needed;
  const at = flips ? opposite[side] : side;
  const left = upright
    ? along(align, anchor.left, anchor.right, box.width)
    : at === "right"
      ? anchor.right + gap
      : anchor.left - box.width - gap;
  const top = upright
    ? at === "bottom"
      ? anchor.bottom + gap
      : anchor.top - box.height - gap
    : along(align, anchor.top, anchor.bottom, box.height);
  return { left: clamp(left, box.width, view.width), top: clamp(top, box.height, view.height) };
}

export function movePopover(popover: HTMLElement, anchor: Element, side: Side, align: Align): void {
  const view = { width: window.innerWidth, height: window.innerHeight };
  const box = { width: popover.offsetWidth, height: popover.offsetHeight };
  const { left, top } = placePopover(anchor.getBoundingClientRect(), box, view, side, align);
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
}
