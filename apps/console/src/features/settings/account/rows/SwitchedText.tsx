import type { ReactNode } from "react";
import { Switch } from "../../../../ui/fields/Switch.tsx";
import { AutomaticText } from "./AutomaticText.tsx";

interface SwitchedTextProps {
  /** null: switched off. */
  value: string | null;
  label: string;
  words: string;
  textLabel: string;
  testId: string;
  describedBy: string;
  invalid: boolean;
  onSwitch: (on: boolean) => void;
  onChange: (text: string) => void;
  children?: ReactNode;
}

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
        <AutomaticText value={value} label={textLabel} testId={testId} {...text} />
        {children}
      </>
    )}
  </div>
);
