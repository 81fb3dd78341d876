import { icon14 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import type { EnterKeyHandlers } from "../../../lib/keyboard/use-enter-key.ts";

interface FindFieldProps {
  testId: string;
  title: string;
  value: string;
  onChange: (text: string) => void;
  keys: EnterKeyHandlers;
  placeholder: string;
  /** What is marked among the matches, read out as it changes. */
  marked: string | undefined;
  className?: string;
}

/** The first line of a box in which one is chosen: what for, and what is typed to find it. It has the focus from the start. */
export function FindField(props: FindFieldProps) {
  const { testId, title, value, onChange, keys, placeholder, marked, className = "" } = props;
  return (
    <label className={`flex h-9 items-center gap-2 border-b border-border-1 px-2.5 text-ink-3 ${className}`}>
      <Search {...icon14} />
      <span className="flex-none">{title}</span>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose.
        autoFocus
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        placeholder={placeholder}
        className="min-w-0 flex-1 bg-transparent text-ink-1 not-forced-colors:outline-none! placeholder:text-ink-3 max-narrow:text-16"
      />
      <span role="status" className="sr-only">
        {marked}
      </span>
    </label>
  );
}
