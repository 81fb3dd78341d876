import { cx } from "@jieru/ui/cx.ts";
import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { movePopover } from "./place-popover.ts";
import { showPopover } from "./show-popover.ts";

export interface PopoverBaseProps {
  trigger: ReactElement<Record<string, unknown>>;
  role: "menu" | "dialog";
  label?: string | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  side?: "top" | "bottom";
  align?: "start" | "end";
  className?: string | undefined;
  onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  children: (close: () => void) => ReactNode;
}

const look =
  "appear fixed inset-auto m-0 max-h-[calc(100dvh-16px)] overflow-auto rounded-float border-0 bg-surface-3 p-0 text-13 text-ink-1 shadow-menu outline-none";

/** A box beside its button, on the browser's popover: closes on Esc or a press outside and restores focus. */
export function PopoverBase(props: PopoverBaseProps) {
  const { trigger, role, label, side = "bottom", align = "start", className, onKeyDown, children } = props;
  const id = useId();
  const button = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  const close = () => document.getElementById(id)?.hidePopover();

  useEffect(() => {
    if (props.open === undefined || !box.current || props.open === box.current.matches(":popover-open"))
      return;
    if (props.open) return showPopover(box.current);
    box.current.hidePopover();
  }, [props.open]);
  useLayoutEffect(() => {
    if (shown && box.current && button.current) movePopover(box.current, button.current, side, align);
  }, [shown, side, align]);
  useEffect(() => {
    return shown && box.current ? focusFirst(box.current) : undefined;
  }, [shown]);
  useEffect(() => {
    if (!shown) return;
    // It would cover the focused element.
    const onFocusIn = ({ target }: FocusEvent) => {
      if (target instanceof Node && target !== button.current && !box.current?.contains(target))
        box.current?.hidePopover();
    };
    document.addEventListener("focusin", onFocusIn);
    return () => document.removeEventListener("focusin", onFocusIn);
  }, [shown]);

  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        popoverTarget: id,
        "aria-haspopup": role,
        "aria-expanded": shown,
      })}
      {/* biome-ignore lint/a11y: the role is a menu or a dialog, which the rules cannot see; its keys belong to it as a whole. */}
      <div
        ref={box}
        id={id}
        popover="auto"
        role={role}
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          // React also bubbles events of a menu inside.
          if (event.target !== event.currentTarget) return;
          const open = event.newState === "open";
          setShown(open);
          if (!open) returnFocus(button.current, event.currentTarget);
          props.onOpenChange?.(open);
        }}
        className={cx(look, className)}
      >
        {shown && children(close)}
      </div>
    </>
  );
}

/** The browser does not restore focus to a button inside another popover. */
function returnFocus(button: HTMLElement | null, box: HTMLElement): void {
  const at = document.activeElement;
  if (button?.closest("[popover]") && (at === document.body || box.contains(at))) button.focus();
}

/** Focuses the first control, or the box until the control is mounted. */
function focusFirst(box: HTMLElement): () => void {
  const observer = new MutationObserver(() => {
    const first = firstStopIn(box);
    if (!first) return;
    observer.disconnect();
    if (document.activeElement === box) first.focus();
  });
  const first = firstStopIn(box);
  if (!first) observer.observe(box, { childList: true, subtree: true });
  (first ?? box).focus();
  return () => observer.disconnect();
}

/** Returns the checked item, else the first item, else the first control that is visible. */
function firstStopIn(box: HTMLElement): HTMLElement | undefined {
  const stops = ["[role^=menuitem][aria-checked=true]", "[role^=menuitem]", "input, textarea, button"];
  return stops.flatMap((one) => [...box.querySelectorAll<HTMLElement>(one)]).find((e) => e.checkVisibility());
}
