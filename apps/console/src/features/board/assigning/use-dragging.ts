import { useDndContext } from "@dnd-kit/core";
import { useEffect, useState } from "react";

const afterDropMs = 2_000;

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
