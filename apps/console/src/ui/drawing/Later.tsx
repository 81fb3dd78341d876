import { type ReactNode, useState } from "react";
import { MissingPart } from "./MissingPart.tsx";

interface LaterProps {
  open: boolean;
  /** Shown while it is open but could not be fetched. Without it a toast says so, and `onMissing` closes it. */
  instead?: ReactNode;
  onMissing?: () => void;
  children: ReactNode;
}

/**
 * Mounts its children when they are first opened, and keeps them mounted: rarely opened parts are not loaded with the page, and
 * a dialog must still be there while it closes, to give the focus back. [TR9] A part that could not be fetched is fetched again
 * when it is opened again.
 */
export function Later({ open, instead, onMissing, children }: LaterProps) {
  const [opened, setOpened] = useState(open);
  const [missing, setMissing] = useState(false);
  if (open && !opened) setOpened(true);
  if (!open && missing) {
    setMissing(false);
    setOpened(false);
  }
  if (!opened) return null;
  const onceMissing = () => {
    setMissing(true);
    onMissing?.();
  };
  return (
    <MissingPart instead={instead} onMissing={onceMissing}>
      {children}
    </MissingPart>
  );
}
