import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";

export function More({ testId, children }: { testId: string; children: ReactNode }) {
  const words = useWords();
  return (
    <details className="mt-1">
      <summary
        data-testid={testId}
        className="w-fit cursor-pointer max-narrow:py-[13px] text-12 text-ink-3 hover:text-ink-1"
      >
        {words.more}
      </summary>
      {children}
    </details>
  );
}
