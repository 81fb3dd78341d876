import { cx } from "@jieru/ui/cx.ts";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { useClosedByBack } from "./use-closed-by-back.ts";

interface LightDialogProps {
  onClose: () => void;
  label: string;
  className?: string;
  /** One text box in it has the focus and the keys; without one, the dialog itself has. */
  children: ReactNode;
}

/**
 * [DW8] A dialog for a single text box, or for keys, that opens at once. A modal `<dialog>` makes the page behind it inert, for which the browser
 * recalculates the styles of the whole page twice. This one lies over the page and keeps the focus inside; a press on the scrim
 * closes it, and the focus goes back to where it was.
 */
export function LightDialog({ onClose, label, className, children }: LightDialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useClosedByBack(true, onClose);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    const keepFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Node && dialog.contains(target))) boxOf(dialog).focus();
    };
    boxOf(dialog).focus();
    document.addEventListener("focusin", keepFocus);
    return () => {
      document.removeEventListener("focusin", keepFocus);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  /** The text box keeps the focus, wherever the pointer goes. */
  const onMouseDown = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  };
  return (
    <dialog
      ref={ref}
      open
      tabIndex={-1}
      aria-modal="true"
      aria-label={label}
      onMouseDown={onMouseDown}
      onClick={(event) => event.target === ref.current && onClose()}
      onKeyDown={(event) => event.key === "Tab" && event.preventDefault()}
      className="fixed inset-0 z-50 m-0 flex size-full max-h-none max-w-none items-start justify-center bg-scrim p-4 outline-none!"
    >
      <div
        className={cx(
          "appear max-h-full max-w-full overflow-auto rounded-float bg-surface-3 text-ink-1 shadow-menu",
          className,
        )}
      >
        {children}
      </div>
    </dialog>
  );
}

const boxOf = (dialog: HTMLDialogElement): HTMLElement => dialog.querySelector("input") ?? dialog;
