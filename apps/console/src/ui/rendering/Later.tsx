import { type ReactNode, useState } from "react";
import { isMissingPart } from "../../lib/new-release.ts";
import { ErrorBoundary } from "../errors/ErrorBoundary.tsx";

interface LaterProps {
  open: boolean;
  /** Shown while it is open but could not be fetched. Without it a toast says so, and `onFailed` closes it. */
  instead?: ReactNode;
  /** Closes what cannot be shown. */
  onFailed: () => void;
  children: ReactNode;
}

/**
 * Mounts its children when they are first opened, and keeps them mounted: rarely opened parts are not loaded with the page, and
 * a dialog must still be there while it closes, to give the focus back. [TR9] A part that could not be fetched is fetched again
 * when it is opened again. [TR16] So is one that failed rendered again.
 */
export function Later({ open, instead, onFailed, children }: LaterProps) {
  const [opened, setOpened] = useState(open);
  const [failed, setFailed] = useState(false);
  if (open && !opened) setOpened(true);
  if (!open && failed) {
    setFailed(false);
    setOpened(false);
  }
  if (!opened) return null;
  const onError = (error: unknown) => {
    setFailed(true);
    if (!instead || !isMissingPart(error)) onFailed();
  };
  const fallback = instead
    ? { fallback: ({ error }: { error: unknown }) => isMissingPart(error) && instead }
    : {};
  return (
    <ErrorBoundary {...fallback} onError={onError}>
      {children}
    </ErrorBoundary>
  );
}
