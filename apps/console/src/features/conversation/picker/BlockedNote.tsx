import { cx } from "@jieru/ui/cx.ts";

interface BlockedNoteProps {
  reason: string | null;
  className?: string;
}

/** [SE15] Shows why the action of an open dialog is not allowed any more. */
export const BlockedNote = ({ reason, className = "px-2.5" }: BlockedNoteProps) => (
  <p
    role="alert"
    data-testid="blocked-note"
    className={cx("m-0 text-12 text-danger wrap-anywhere not-empty:py-1.5", className)}
  >
    {reason}
  </p>
);
