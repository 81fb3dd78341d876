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
import { moveFloat } from "./place-float.ts";
import { showPopover } from "./show-popover.ts";

export interface FloatProps {
  trigger: ReactElement<Record<string, unknown>>;
  role: "menu" | "dialog";
  label?: string | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  side?: "top" | "bottom";
  align?: "start" | "end";
  className?: string | undefined;
  onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  /** Drawn only while it is open. */
  children: (close: () => void) => ReactNode;
}

const look =
  "appear fixed inset-auto m-0 max-h-[calc(100dvh-16px)] overflow-auto rounded-float border-0 bg-surface-3 p-0 text-13 text-ink-1 shadow-menu outline-none";

/**
 * A box that floats beside its button, on the browser's own popover: above everything, closed by Esc and by a press
 * elsewhere, and focus goes back to the button.
 */
export function Float(props: FloatProps) {
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
    if (shown && box.current && button.current) moveFloat(box.current, button.current, side, align);
  }, [shown, side, align]);
  useEffect(() => {
    return shown && box.current ? giveFirst(box.current) : undefined;
  }, [shown]);
  useEffect(() => {
    if (!shown) return;
    // It would lie over what has the focus then.
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
          // React also reports events of a menu inside the box to the box.
          if (event.target !== event.currentTarget) return;
          const open = event.newState === "open";
          setShown(open);
          if (!open) giveBack(button.current, event.currentTarget);
          props.onOpenChange?.(open);
        }}
        className={cx(look, className)}
      >
        {shown && children(close)}
      </div>
    </>
  );
}

/** The browser does it itself, but not where the button stands in another box that is open. */
function giveBack(button: HTMLElement | null, box: HTMLElement): void {
  const at = document.activeElement;
  if (button?.closest("[popover]") && (at === document.body || box.contains(at))) button.focus();
}

/** Gives it the first thing in the box or, where that comes late, the box until then; who has left the box keeps what they have. */
function giveFirst(box: HTMLElement): () => void {
  const come = new MutationObserver(() => {
    const first = firstStopIn(box);
    if (!first) return;
    come.disconnect();
    if (document.activeElement === box) first.focus();
  });
  const first = firstStopIn(box);
  if (!first) come.observe(box, { childList: true, subtree: true });
  (first ?? box).focus();
  return () => come.disconnect();
}

/** What stands chosen in a menu, its first item, or what else can be pressed: of what is drawn in a window of this width. */
function firstStopIn(box: HTMLElement): HTMLElement | undefined {
  const stops = ["[role^=menuitem][aria-checked=true]", "[role^=menuitem]", "input, textarea, button"];
  return stops.flatMap((one) => [...box.querySelectorAll<HTMLElement>(one)]).find((e) => e.checkVisibility());
}
