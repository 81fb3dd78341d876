import { cx } from "@jieru/ui/cx.ts";

interface CornerCountProps {
  count: number;
  className: string;
}

/** A count on a control's corner, hidden from screen readers: the control's name contains it. */
export const CornerCount = ({ count, className }: CornerCountProps) => (
  <span
    aria-hidden="true"
    data-testid="corner-count"
    className={cx(
      "pointer-events-none absolute min-w-4 rounded-full bg-accent-solid px-1 text-center text-11 leading-4 font-semibold text-accent-on ring-2",
      className,
    )}
  >
    {count > 99 ? "99+" : count}
  </span>
);
