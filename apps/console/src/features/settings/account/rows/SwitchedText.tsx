import type { ReactNode } from "react";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import { SaidText } from "./SaidText.tsx";

interface SwitchedTextProps {
  /** What is said; null where it is switched off. */
  value: string | null;
  label: string;
  /** What being on, or off, means. */
  words: string;
  textLabel: string;
  testId: string;
  describedBy: string;
  invalid: boolean;
  onSwitch: (on: boolean) => void;
  onChange: (text: string) => void;
  /** Below the text. */
  children?: ReactNode;
}

/** A text that the account says by itself while it is switched on. */
export const SwitchedText = ({
  value,
  label,
  words,
  textLabel,
  testId,
  onSwitch,
  children,
  ...text
}: SwitchedTextProps) => (
  <div className="grid gap-2">
    <span className="flex items-center gap-2">
      <Switch label={label} data-testid={`${testId}-switch`} checked={value !== null} onChange={onSwitch} />
      {words}
    </span>
    {value !== null && (
      <>
        <SaidText value={value} label={textLabel} testId={testId} {...text} />
        {children}
      </>
    )}
  </div>
);
