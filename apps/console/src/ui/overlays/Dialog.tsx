import { cx } from "@jieru/ui/cx.ts";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { ignoreSecondClick } from "./second-click.ts";
import { useCloseOnBack } from "./use-close-on-back.ts";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  label: string;
  alert?: boolean;
  describedBy?: string;
  place?: "middle" | "top";
  className?: string;
  children: ReactNode;
}

/** A modal `<dialog>`. A press outside closes it, but not one that began inside, as in selecting text. */
export function Dialog(props: DialogProps) {
  const { open, onClose, label, alert = false, describedBy, place = "middle", className, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const pressTarget = useRef<EventTarget>(null);
  useCloseOnBack(open, onClose);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    return () => {
      ignoreSecondClick();
      dialog.close();
      // The browser cannot restore the focus if the dialog was already removed.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  const onPress = (event: MouseEvent) => {
    if (event.target === ref.current && pressTarget.current === ref.current) onClose();
  };
  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does by key what a press on the scrim does.
    <dialog
      ref={ref}
      role={alert ? "alertdialog" : undefined}
      aria-label={label}
      aria-describedby={describedBy}
      onCancel={(event) => {
        // A cancelled file picker also sends `cancel`.
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
      onPointerDown={({ target }) => {
        pressTarget.current = target;
      }}
      onClick={onPress}
      className={cx(
        "appear mx-auto max-h-[calc(100dvh-32px)] max-w-[calc(100vw-32px)] overflow-auto rounded-float bg-surface-3 p-0 text-ink-1 shadow-menu outline-none backdrop:bg-scrim",
        place === "middle" ? "my-auto" : "mt-[12dvh] mb-auto",
        className,
      )}
    >
      <div>{children}</div>
    </dialog>
  );
}
