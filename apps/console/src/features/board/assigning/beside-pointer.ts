import type { Modifier } from "@dnd-kit/core";

/** The size of the dragged card and its distance from the pointer, which keeps agents' names visible. */
const card = { width: 252, height: 54 };
const gap = { x: 12, y: 33 };

/** Puts the dragged card into the window's corner; the library measures it after `besidePointer` has moved it. */
export const inCorner = { left: 0, top: 0 } as const;

/** [BO15] Places the dragged card below the pointer, or above it at the window's end. */
export const besidePointer: Modifier = ({ activatorEvent, windowRect, transform }) => {
  if (!windowRect || !activatorEvent || !("clientX" in activatorEvent)) return transform;
  const { clientX, clientY } = activatorEvent as MouseEvent;
  const pointer = { x: clientX + transform.x, y: clientY + transform.y };
  const below = pointer.y + gap.y;
  const fits = below + card.height <= windowRect.height;
  const x = Math.min(pointer.x + gap.x, windowRect.width - card.width);
  const y = fits ? below : pointer.y - gap.y - card.height;
  return { ...transform, x, y };
};
