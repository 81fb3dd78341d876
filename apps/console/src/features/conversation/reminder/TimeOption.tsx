import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import type { ReminderChoice } from "./reminder-times.ts";

interface TimeOptionProps {
  choice: ReminderChoice | "own";
  checked: boolean;
  onChoose: () => void;
  /** When that is. */
  children: ReactNode;
}

export function TimeOption({ choice, checked, onChoose, children }: TimeOptionProps) {
  const { t } = useTranslation("conversation");
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[7px] px-2 py-1 hover:bg-surface-hover has-checked:bg-surface-selected has-focus-visible:outline-2 has-focus-visible:outline-accent-solid max-narrow:min-h-11">
      <input
        type="radio"
        name="reminder-time"
        data-testid={`remind-${choice}`}
        checked={checked}
        onChange={onChoose}
        className="sr-only"
      />
      <span className="min-w-0 flex-1">{t(`reminder.choice.${choice}`)}</span>
      <span className="flex-none text-12 text-ink-2">{children}</span>
    </label>
  );
}

interface OwnTimeProps {
  value: string;
  onChange: (value: string) => void;
}

/** A day and a time, in the browser's own field. */
export function OwnTime({ value, onChange }: OwnTimeProps) {
  const { t } = useTranslation("conversation");
  return (
    <input
      type="datetime-local"
      data-testid="reminder-own"
      aria-label={t("reminder.choice.own")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-7 rounded-[6px] bg-surface-1 px-1.5 text-12 text-ink-1 ring ring-border-2 max-narrow:h-9 max-narrow:text-16"
    />
  );
}
