import type { Status } from "@jieru/shared/domain/agent";
import { cx } from "@jieru/ui/cx.ts";

const shapes: Record<Status, string> = {
  online: "bg-online",
  away: "bg-[radial-gradient(circle_at_78%_24%,transparent_44%,var(--away-solid)_47%)]",
  offline: "inset-ring-2 inset-ring-offline",
};

export const Presence = ({ status, className }: { status: Status; className?: string }) => (
  <i
    aria-hidden="true"
    className={cx(
      "inline-block size-2.5 flex-none rounded-full forced-color-adjust-none",
      shapes[status],
      className,
    )}
  />
);
