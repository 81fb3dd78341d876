import { cx } from "@jieru/ui/cx.ts";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { ignoreSecondClick } from "./second-click.ts";
import { useClosedByBack } from "./use-closed-by-back.ts";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  label: string;
  /** A question that wants an answer, rather than a place to work in. */
  alert?: boolean;
  /** The id of what is read with its name. */
  describedBy?: string;
  /** In the middle of the page, or near its top, where what grows downwards stays in place. */
  place?: "middle" | "top";
  className?: string;
  children: ReactNode;
}

/**
 * A modal dialog on the browser's own `<dialog>`: it keeps focus inside, makes the page behind inert, closes on Esc and on
 * going back, and gives focus back. A press on the scrim closes it; one that began in it and is let go there, as of who selects text, does not.
 */
export function Dialog(props: DialogProps) {
  const { open, onClose, label, alert = false, describedBy, place = "middle", className, children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const begun = useRef<EventTarget>(null);
  useClosedByBack(open, onClose);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    return () => {
      ignoreSecondClick();
      dialog.close();
      // It may be out of the page by now, and then the browser gives no focus back.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  const onPress = (event: MouseEvent) => {
    if (event.target === ref.current && begun.current === ref.current) onClose();
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
        // Who picks no file after all says so to the field, and only leaves the list of files.
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
      onPointerDown={({ target }) => {
        begun.current = target;
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
