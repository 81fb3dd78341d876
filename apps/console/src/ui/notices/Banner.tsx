import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

interface BannerProps {
  tone: "trouble" | "closed" | "ok" | "note";
  icon: ReactNode;
  action?: ReactNode;
  assertive?: boolean;
  children: ReactNode;
}

const tones = {
  trouble: "border-waiting-line bg-waiting-soft text-waiting",
  closed: "border-danger-line bg-danger-soft text-danger",
  ok: "border-active-line bg-active-soft text-active",
  note: "border-note-line bg-note-soft text-note",
};

/** One line about a state across a pane. Its first words are in `<b>`. */
export const Banner = ({ tone, icon, action, assertive = false, children }: BannerProps) => (
  <div
    role={assertive ? "alert" : "status"}
    className={cx(
      "flex min-h-9 flex-none items-center gap-2.5 border-b py-1 pr-3 pl-5 [&>svg]:flex-none",
      tones[tone],
    )}
  >
    {icon}
    <span className="min-w-0 flex-1 text-ink-1 [&>b]:font-semibold">{children}</span>
    {action}
  </div>
);
