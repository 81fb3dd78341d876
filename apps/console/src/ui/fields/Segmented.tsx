import { type KeyboardEvent, type ReactNode, useRef } from "react";

export interface Segment<V extends string> {
  value: V;
  label: ReactNode;
}

interface SegmentedProps<V extends string> {
  label: string;
  segments: readonly Segment<V>[];
  value: V;
  onChange: (value: V) => void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A radio group in one row, with one tab stop and arrow keys. */
export function Segmented<V extends string>({ label, segments, value, onChange }: SegmentedProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const at = segments.findIndex((s) => s.value === value);
    const next = (at + step + segments.length) % segments.length;
    const segment = segments[next];
    if (segment) onChange(segment.value);
    group.current?.querySelectorAll<HTMLElement>("[role=radio]")[next]?.focus();
  };
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="inline-flex rounded-[7px] bg-surface-0 p-0.5"
    >
      {segments.map((segment) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of words with a shared fill is not drawn by input elements.
        <button
          key={segment.value}
          type="button"
          role="radio"
          aria-checked={segment.value === value}
          tabIndex={segment.value === value ? 0 : -1}
          onClick={() => onChange(segment.value)}
          className="inline-flex h-6 items-center gap-[5px] rounded-[5px] px-2.5 text-12 whitespace-nowrap text-ink-2 max-narrow:h-10 aria-checked:bg-surface-2 aria-checked:font-semibold aria-checked:text-ink-1 aria-checked:ring aria-checked:ring-border-2"
        >
          {segment.label}
        </button>
      ))}
    </div>
  );
}
