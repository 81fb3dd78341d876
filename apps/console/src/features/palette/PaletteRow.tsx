import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { useEffect, useRef } from "react";
import { SessionPill } from "../session/SessionPill.tsx";
import type { Entry } from "./entry.ts";
import { KeyCaps } from "./KeyCaps.tsx";

interface PaletteRowProps {
  id: string;
  entry: Entry;
  selected: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

/** A row. The focus stays in the text box, which refers to the row by its id. */
export function PaletteRow({ id, entry, selected, onPoint, onChoose }: PaletteRowProps) {
  const { title, hint, reason, command, customer, state } = entry;
  const row = useRef<HTMLDivElement>(null);
  const wasSelected = useRef(selected);
  useEffect(() => {
    // The selected row is at the top when the list opens; scrolling would force a layout.
    if (selected && !wasSelected.current) row.current?.scrollIntoView?.({ block: "nearest" });
    wasSelected.current = false;
  }, [selected]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the text box keeps focus and keys, and names the option (aria-activedescendant).
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={selected}
      aria-disabled={Boolean(reason) || undefined}
      data-testid="palette-option"
      data-entry={entry.id}
      onMouseMove={() => !selected && onPoint()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className="flex min-h-9 scroll-my-8 [contain-intrinsic-block-size:auto_28px] [content-visibility:auto] cursor-default items-center gap-2.5 rounded-control px-2.5 py-1 aria-disabled:text-ink-3 aria-selected:bg-surface-selected max-narrow:min-h-11"
    >
      {customer && <CustomerAvatar openid={customer.openid} name={customer.remark} size={20} />}
      <span dir="auto" className="max-w-[75%] flex-none truncate text-left">
        {title}
      </span>
      <span className="min-w-0 flex-1 truncate text-12 text-ink-3">{reason ?? hint}</span>
      {state && <SessionPill state={state} />}
      {command && (
        <span className="flex-none keyless:hidden">
          <KeyCaps name={command} />
        </span>
      )}
    </div>
  );
}
