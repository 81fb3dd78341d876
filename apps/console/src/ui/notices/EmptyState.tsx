import type { ReactNode } from "react";

interface EmptyStateProps {
  title: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
}

export const EmptyState = ({ title, hint, action }: EmptyStateProps) => (
  <div className="grid h-full place-content-center place-items-center gap-1 px-6 py-5 text-center text-12 text-ink-2">
    <b className="text-14 font-semibold text-ink-1">{title}</b>
    {hint && <span>{hint}</span>}
    {action && <span className="mt-2">{action}</span>}
  </div>
);
