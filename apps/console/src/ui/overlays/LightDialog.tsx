import { cx } from "@jieru/ui/cx.ts";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { useCloseOnBack } from "./use-close-on-back.ts";

interface LightDialogProps {
  onClose: () => void;
  label: string;
  className?: string;
  /** One text box gets focus and keys, else the dialog. */
  children: ReactNode;
}

/** [DW8] Opens at once, unlike a modal `<dialog>`, which makes the page inert and recalculates all styles twice. */
export function LightDialog({ onClose, label, className, children }: LightDialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useCloseOnBack(true, onClose);
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
