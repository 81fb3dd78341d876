import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface AccountWarningProps {
  testId: string;
  why: string;
  what: string;
  next: string;
  /** Announces a warning that appears while the page is visible. */
  alert?: true;
  className: string;
  children?: ReactNode;
}

export function AccountWarning({ testId, why, what, next, alert, className, children }: AccountWarningProps) {
  return (
    <div
      role={alert && "alert"}
      data-testid={testId}
      data-why={why}
      className={cx(
        "flex max-w-[640px] gap-2.5 rounded-row bg-waiting-soft px-3 py-2 inset-ring inset-ring-waiting-line",
        className,
      )}
    >
      <TriangleAlert {...icon14} className="mt-1 flex-none text-waiting" />
      <p className="min-w-0">
        <b className="block font-semibold">{what}</b>
        <span className="block text-ink-2">{next}</span>
        {children}
      </p>
    </div>
  );
}
