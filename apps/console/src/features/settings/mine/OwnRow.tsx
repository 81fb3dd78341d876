import { type ReactNode, useId } from "react";

interface OwnRowProps {
  label: string;
  effect: ReactNode;
  below?: boolean;
  testId?: string;
  children: (describedBy: string) => ReactNode;
}

export function OwnRow({ label, effect, below = false, testId, children }: OwnRowProps) {
  const id = useId();
  return (
    <section
      aria-label={label}
      data-testid={testId}
      className={`grid gap-x-8 gap-y-2 border-b border-border-1 py-4 ${below ? "" : "grid-cols-[minmax(0,1fr)_auto] items-start"}`}
    >
      <div className="min-w-0">
        <h2 className="font-semibold">{label}</h2>
        <p id={id} className="mt-0.5 text-12 text-ink-2">
          {effect}
        </p>
      </div>
      <div className="min-w-0">{children(id)}</div>
    </section>
  );
}
