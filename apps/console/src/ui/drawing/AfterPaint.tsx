import { type ReactNode, Suspense } from "react";
import { usePassed } from "../time/use-passed.ts";
import { MissingPart } from "./MissingPart.tsx";

/** Mounts its children once the page has been painted: nobody waits for them, and no byte of theirs comes before the list. */
export function AfterPaint({ children }: { children: ReactNode }) {
  if (!usePassed(0)) return null;
  return (
    <MissingPart>
      <Suspense fallback={null}>{children}</Suspense>
    </MissingPart>
  );
}
