import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Input } from "../../../ui/fields/Input.tsx";
import { RadioOption } from "../../../ui/fields/RadioOption.tsx";
import type { ReminderChoice } from "./reminder-times.ts";

interface TimeOptionProps {
  choice: ReminderChoice | "own";
  checked: boolean;
  onChoose: () => void;
  children: ReactNode;
}

export function TimeOption({ choice, checked, onChoose, children }: TimeOptionProps) {
  const { t } = useTranslation("conversation");
  return (
    <RadioOption name="reminder-time" data-testid={`remind-${choice}`} checked={checked} onChoose={onChoose}>
      <span className="min-w-0 flex-1">{t(`reminder.choice.${choice}`)}</span>
      <span className="flex-none text-12 text-ink-2">{children}</span>
    </RadioOption>
  );
}

interface OwnTimeProps {
  value: string;
  onChange: (value: string) => void;
}

export function OwnTime({ value, onChange }: OwnTimeProps) {
  const { t } = useTranslation("conversation");
  return (
    <Input
      size="small"
      type="datetime-local"
      data-testid="reminder-own"
      aria-label={t("reminder.choice.own")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
