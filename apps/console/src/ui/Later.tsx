import { type ReactNode, useState } from "react";
import { MissingPart } from "./MissingPart.tsx";

/**
 * Mounts its children when they are first opened, and keeps them: what is seldom opened need not be loaded with the page,
 * and a dialog must be there while it closes, to give the focus back.
 */
export function Later({ open, children }: { open: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  if (!opened) return null;
  return <MissingPart>{children}</MissingPart>;
}
