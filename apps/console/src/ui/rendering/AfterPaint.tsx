import { type ReactNode, Suspense } from "react";
import { usePassed } from "../../lib/time/use-passed.ts";
import { ErrorBoundary } from "../errors/ErrorBoundary.tsx";

/** Mounts its children once the page has been painted: nobody waits for them, and no byte of theirs comes before the list. */
export function AfterPaint({ children }: { children: ReactNode }) {
  if (!usePassed(0)) return null;
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
