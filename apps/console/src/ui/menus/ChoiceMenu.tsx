import { icon12 } from "@jieru/ui/icon.ts";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Menu, MenuItem, MenuSeparator } from "./Menu.tsx";

interface ChoiceMenuProps<V extends string> {
  label: string;
  /** The label of no filter. */
  any: string;
  name: string;
  value: V | undefined;
  choices: readonly { value: V; label: ReactNode }[];
  onChange: (value: V | undefined) => void;
}

export function ChoiceMenu<V extends string>(props: ChoiceMenuProps<V>) {
  const { label, any, name, value, choices, onChange } = props;
  // An unknown value from the URL still filters, so it must be visible.
  const chosen = value === undefined ? null : (choices.find((c) => c.value === value)?.label ?? value);
  return (
    <Menu
      className="max-h-80 overflow-y-auto"
      trigger={
        <button
          type="button"
          data-testid={`filter-${name}`}
          title={label}
          data-set={value !== undefined || undefined}
          className="inline-flex h-7 max-w-48 items-center gap-1 rounded-control px-2.5 text-13 whitespace-nowrap text-ink-2 inset-ring inset-ring-border-2 hover:bg-surface-hover data-set:bg-accent-soft data-set:text-accent data-set:inset-ring-accent-line max-narrow:h-11"
        >
          {chosen !== null && <span className="sr-only">{label}</span>}
          <span dir="auto" className="truncate text-left">
            {chosen ?? label}
          </span>
          <ChevronDown {...icon12} className="flex-none" />
        </button>
      }
    >
      <MenuItem current={value === undefined} onSelect={() => onChange(undefined)}>
        {any}
      </MenuItem>
      <MenuSeparator />
      {choices.map((choice) => (
        <MenuItem key={choice.value} current={choice.value === value} onSelect={() => onChange(choice.value)}>
          {choice.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
