import { type ReactNode, Suspense } from "react";
import { useHasElapsed } from "../../lib/time/use-has-elapsed.ts";
import { ErrorBoundary } from "../errors/ErrorBoundary.tsx";

/** Mounts its children after the first paint, as they are not needed for it. */
export function AfterPaint({ children }: { children: ReactNode }) {
  if (!useHasElapsed(0)) return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
