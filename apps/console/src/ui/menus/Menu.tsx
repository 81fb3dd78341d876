import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Check } from "lucide-react";
import {
  type ButtonHTMLAttributes,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useId,
} from "react";
import { PopoverBase, type PopoverBaseProps } from "../overlays/PopoverBase.tsx";
import { ignoreSecondClick } from "../overlays/second-click.ts";
import { onMenuKeyDown, onMixedMenuKeyDown } from "./menu-keys.ts";

interface MenuProps {
  trigger: ReactElement<Record<string, unknown>>;
  side?: "top" | "bottom";
  align?: "start" | "end";
  className?: string;
  children: ReactNode;
}

interface MixedMenuProps extends MenuProps {
  label: string;
}

const CloseMenu = createContext<() => void>(() => undefined);

const MenuPopover = ({
  className,
  children,
  ...rest
}: MenuProps & Pick<PopoverBaseProps, "role" | "label" | "onKeyDown">) => (
  <PopoverBase {...rest} className={cx("min-w-40", className)}>
    {(close) => (
      <CloseMenu value={close}>
        <div className="p-1">{children}</div>
      </CloseMenu>
    )}
  </PopoverBase>
);

/** A menu with arrow keys, first letters and Esc. */
export const Menu = (props: MenuProps) => <MenuPopover role="menu" onKeyDown={onMenuKeyDown} {...props} />;

/** A menu with other controls between its items; each `MenuSection` is a menu. */
export const MixedMenu = (props: MixedMenuProps) => (
  <MenuPopover role="dialog" onKeyDown={onMixedMenuKeyDown} {...props} />
);

export const MenuSection = ({ label, children }: { label: string; children: ReactNode }) => (
  <div role="menu" aria-label={label}>
    {children}
  </div>
);

interface MenuItemProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "onSelect" | "onClick"> {
  icon?: ReactNode;
  /** Items that can be ticked pass true or false. */
  current?: boolean;
  hint?: ReactNode;
  disabledReason?: string | null | undefined;
  end?: ReactNode;
  onSelect?: () => void;
}

/** A menu item; choosing it closes the menu. Hover moves the focus to it. */
export function MenuItem(props: MenuItemProps) {
  const { icon, current, hint, end, children, disabledReason, onSelect, className, ...rest } = props;
  const close = useContext(CloseMenu);
  const hintId = useId();
  const disabled = Boolean(disabledReason);
  const under = disabledReason ?? hint;
  const choose = () => {
    if (disabled) return;
    ignoreSecondClick();
    close();
    onSelect?.();
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: `aria-checked` is only there with the radio role.
    <button
      type="button"
      role={current === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={current}
      aria-disabled={disabled || undefined}
      aria-describedby={under ? hintId : undefined}
      tabIndex={-1}
      {...rest}
      onClick={choose}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      className={cx(
        "flex min-h-8 w-full items-center gap-2 rounded-[7px] px-2 py-1 text-left outline-none focus:bg-surface-selected focus-visible:outline-none max-narrow:min-h-11",
        disabled && "text-ink-3",
        className,
      )}
    >
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {under && (
          <span id={hintId} className="block text-12 text-ink-3">
            {under}
          </span>
        )}
      </span>
      {end}
      {current && <Check {...icon14} className="flex-none text-ink-2" />}
    </button>
  );
}

export const MenuSeparator = () => <hr className="mx-2 my-1 border-0 border-t border-border-1" />;

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <div className="px-2 pt-1.5 pb-0.5 text-12 text-ink-3">{children}</div>
);

/** A row with a control of its own, such as a switch. */
export const MenuRow = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <div className="flex min-h-8 items-center gap-2 px-2 py-1">
    <span className="min-w-0 flex-1">{label}</span>
    {children}
  </div>
);
