import { type ReactNode, useState } from "react";
import { isChunkError } from "../../lib/new-release.ts";
import { ErrorBoundary } from "../errors/ErrorBoundary.tsx";

interface LazyMountProps {
  open: boolean;
  /** Shown if the chunk could not be loaded; otherwise a toast is shown and `onFailed` is called. */
  instead?: ReactNode;
  onFailed: () => void;
  children: ReactNode;
}

/**
 * Mounts its children when first opened and keeps them mounted, so that a closing dialog can restore the focus.
 * [TR9] [TR16] A part that failed is tried again when reopened.
 */
export function LazyMount({ open, instead, onFailed, children }: LazyMountProps) {
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
    if (!instead || !isChunkError(error)) onFailed();
  };
  const fallback = instead
    ? { fallback: ({ error }: { error: unknown }) => isChunkError(error) && instead }
    : {};
  return (
    <ErrorBoundary {...fallback} onError={onError}>
      {children}
    </ErrorBoundary>
  );
}
