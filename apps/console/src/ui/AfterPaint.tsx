import { type ReactNode, Suspense, useEffect, useState } from "react";
import { MissingPart } from "./MissingPart.tsx";

/** Mounts its children once the page has been painted: nobody waits for them, and no byte of theirs comes before the list. */
export function AfterPaint({ children }: { children: ReactNode }) {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true));
    return () => clearTimeout(timer);
  }, []);
  if (!painted) return null;
  return (
    <MissingPart>
      <Suspense fallback={null}>{children}</Suspense>
    </MissingPart>
  );
}
