import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface StandingWarningProps {
  testId: string;
  why: string;
  what: string;
  next: string;
  /** Announces it at once if it appears while somebody looks at the page. */
  alert?: true;
  className: string;
  children?: ReactNode;
}

/** Something that is wrong with the account, shown for as long as it is, and how to fix it. */
export function StandingWarning({
  testId,
  why,
  what,
  next,
  alert,
  className,
  children,
}: StandingWarningProps) {
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
