import { type ReactNode, useEffect, useRef } from "react";

interface ListOptionProps {
  id: string;
  testId: string;
  selected: boolean;
  disabled?: boolean;
  onPoint: () => void;
  onChoose: () => void;
  children: ReactNode;
}

export function ListOption({ id, testId, selected, disabled, onPoint, onChoose, children }: ListOptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView?.({ block: "nearest" });
  }, [selected]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the text box keeps focus and keys, and names the option (aria-activedescendant).
    <div
      ref={row}
      role="option"
      id={id}
      aria-selected={selected}
      aria-disabled={disabled || undefined}
      data-testid={testId}
      onMouseMove={() => !selected && onPoint()}
      onClick={onChoose}
      className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-1.5 py-1 aria-disabled:text-ink-3 aria-selected:bg-surface-selected max-narrow:min-h-11"
    >
      {children}
    </div>
  );
}
