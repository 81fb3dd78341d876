import { loadingDelayMs, useHasElapsed } from "../../lib/time/use-has-elapsed.ts";

const lines = ["w-52", "w-72", "ml-auto w-64", "w-40", "ml-auto w-80", "w-60"];

/** Grey placeholders where messages will stand. They appear only after a moment, when most loads are done, and are not animated. */
export function MessagesSkeleton({ label }: { label: string }) {
  const late = useHasElapsed(loadingDelayMs);
  // The space is taken from the start, so that what is below does not jump.
  if (!late) return <div className="min-h-0 flex-1" />;
  return (
    <div
      role="status"
      aria-label={label}
      className="flex min-h-0 flex-1 flex-col justify-end gap-2.5 overflow-hidden px-5 pb-4"
    >
      {lines.map((line) => (
        <span key={line} className={`h-9 max-w-[66%] rounded-tile bg-bubble-in ${line}`} />
      ))}
    </div>
  );
}
