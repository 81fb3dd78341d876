import { icon14 } from "@jieru/ui/icon.ts";
import { Search } from "lucide-react";
import type { EnterKeyHandlers } from "../../../lib/keyboard/use-enter-key.ts";
import { Input } from "../../../ui/fields/Input.tsx";

interface FindFieldProps {
  testId: string;
  title: string;
  value: string;
  onChange: (text: string) => void;
  keys: EnterKeyHandlers;
  placeholder: string;
  marked: string | undefined;
  className?: string;
}

export function FindField(props: FindFieldProps) {
  const { testId, title, value, onChange, keys, placeholder, marked, className = "" } = props;
  return (
    <label className={`flex h-9 items-center gap-2 border-b border-border-1 px-2.5 text-ink-3 ${className}`}>
      <Search {...icon14} />
      <span className="flex-none">{title}</span>
      <Input
        variant="bare"
        autoFocus
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        placeholder={placeholder}
        className="flex-1"
      />
      <span role="status" className="sr-only">
        {marked}
      </span>
    </label>
  );
}
