import { useDndContext } from "@dnd-kit/core";
import { useEffect, useState } from "react";

/** [BO6] How long rows keep their places after a drop, in milliseconds. */
const afterDropMs = 2_000;

/** [BO6] Whether a session is being dragged, or was dropped less than two seconds ago. */
export function useDragging(): boolean {
  const isDragging = useDndContext().active !== null;
  const [isHeld, setHeld] = useState(false);
  if (isDragging && !isHeld) setHeld(true);
  useEffect(() => {
    if (isDragging || !isHeld) return;
    const timer = setTimeout(setHeld, afterDropMs, false);
    return () => clearTimeout(timer);
  }, [isDragging, isHeld]);
  return isDragging || isHeld;
}
