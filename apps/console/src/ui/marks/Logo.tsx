import { cx } from "@jieru/ui/cx.ts";

export const Logo = ({ className, label }: { className?: string; label?: string }) => (
  <svg
    viewBox="0 0 32 32"
    role={label ? "img" : undefined}
    aria-label={label}
    aria-hidden={label ? undefined : true}
    className={cx("text-ink-1", className)}
  >
    <path
      d="M11.1 10.4a8.9 8.9 0 1 1 0 11.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.2"
      strokeLinecap="round"
    />
    <rect x="3.5" y="12.2" width="7.6" height="7.6" rx="2" fill="currentColor" />
  </svg>
);
