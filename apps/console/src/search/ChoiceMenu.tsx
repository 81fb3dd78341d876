import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { icon12 } from "../ui/icon.ts";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";

interface ChoiceMenuProps<V extends string> {
  label: string;
  /** For tests, and as a key. */
  name: string;
  value: V | undefined;
  choices: readonly { value: V; label: ReactNode }[];
  onChange: (value: V | undefined) => void;
}

/** A filter: its name while it lets everything through, else what it lets through. */
export function ChoiceMenu<V extends string>({ label, name, value, choices, onChange }: ChoiceMenuProps<V>) {
  const { t } = useTranslation("search");
  const chosen = choices.find((c) => c.value === value);
  // What the address names and nobody knows any more still filters: it must be seen, to be taken off.
  const shown = value === undefined ? label : (chosen?.label ?? value);
  return (
    <Menu
      className="max-h-80 overflow-y-auto"
      trigger={
        <button
          type="button"
          data-testid={`filter-${name}`}
          aria-label={value === undefined ? label : `${label}：${chosen?.label ?? value}`}
          data-set={value !== undefined || undefined}
          className="inline-flex h-7 max-w-48 items-center gap-1 rounded-control px-2.5 text-13 whitespace-nowrap text-ink-2 inset-ring inset-ring-border-2 hover:bg-surface-hover data-set:bg-accent-soft data-set:text-accent data-set:inset-ring-accent-line max-narrow:h-11"
        >
          <span className="truncate">{shown}</span>
          <ChevronDown {...icon12} className="flex-none" />
        </button>
      }
    >
      <MenuItem current={value === undefined} onSelect={() => onChange(undefined)}>
        {t("any")}
      </MenuItem>
      <MenuSeparator />
      {choices.map((choice) => (
        <MenuItem
          key={choice.value}
          current={choice.value === value}
          data-testid={`filter-${name}-${choice.value}`}
          onSelect={() => onChange(choice.value)}
        >
          {choice.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
