import { type ReactNode, Suspense, useState } from "react";

/**
 * Mounts its children when they are first opened, and keeps them: what is seldom opened need not be loaded with the page,
 * and a dialog must be there while it closes, to give the focus back.
 */
export function Later({ open, children }: { open: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return opened ? <Suspense fallback={null}>{children}</Suspense> : null;
}
