import type { Modifier } from "@dnd-kit/core";

/** The size of the dragged card, and how far it keeps from the pointer: further than from the edge of a row to its name's other side. */
const card = { width: 252, height: 54 };
const gap = { x: 12, y: 33 };

/** Puts the dragged card into the window's corner, from where `besidePointer` moves it. The library measures it already moved. */
export const inCorner = { left: 0, top: 0 } as const;

/** [BO15] The dragged card hangs below the pointer, or above it where the window ends, whatever part of the row was pressed. */
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
