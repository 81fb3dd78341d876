import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { cx } from "./cx.ts";
import { icon14 } from "./icon.ts";

interface MenuProps {
  trigger: ReactElement;
  side?: "top" | "bottom";
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
}

/** A menu under (or over) its button: arrows, type-ahead, Esc, focus back to the button. */
export const Menu = ({ trigger, side = "bottom", align = "start", className, children }: MenuProps) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        side={side}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={cx(
          "appear z-40 min-w-40 rounded-float bg-surface-3 p-1 shadow-menu outline-none",
          className,
        )}
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);

interface MenuItemProps extends Omit<ComponentProps<typeof DropdownMenu.Item>, "disabled"> {
  icon?: ReactNode;
  /** Ticked: this is how it stands now. */
  current?: boolean;
  /** What choosing it leads to, under its name. */
  hint?: ReactNode;
  /** Why it cannot be chosen. It can still be reached and read. */
  disabledReason?: string | null | undefined;
  /** Beside the name, at the end of the line. */
  end?: ReactNode;
}

export function MenuItem(props: MenuItemProps) {
  const { icon, current, hint, end, children, disabledReason, onSelect, className, ...rest } = props;
  const disabled = Boolean(disabledReason);
  const under = disabledReason ?? hint;
  return (
    <DropdownMenu.Item
      {...rest}
      aria-disabled={disabled || undefined}
      onSelect={(event) => (disabled ? event.preventDefault() : onSelect?.(event))}
      className={cx(
        "flex min-h-8 items-center gap-2 rounded-[7px] px-2 py-1 outline-none data-highlighted:bg-surface-selected max-narrow:min-h-11",
        disabled ? "text-ink-3" : "cursor-pointer",
        className,
      )}
    >
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {under && <span className="block text-12 text-ink-3">{under}</span>}
      </span>
      {end}
      {current && <Check {...icon14} className="flex-none text-ink-2" />}
    </DropdownMenu.Item>
  );
}

export const MenuSeparator = () => <DropdownMenu.Separator className="mx-2 my-1 h-px bg-border-1" />;

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className="px-2 pt-1.5 pb-0.5 text-12 text-ink-3">{children}</DropdownMenu.Label>
);

/** A row that holds a control of its own (a switch, a stepper) instead of being one. */
export const MenuRow = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <div className="flex min-h-8 items-center gap-2 px-2 py-1">
    <span className="min-w-0 flex-1">{label}</span>
    {children}
  </div>
);
