import { cx } from "@jieru/ui/cx.ts";
import type { ReactNode } from "react";

export const problemOutline =
  "group-data-[delivery=failed]/tile:bg-surface-2 group-data-[delivery=failed]/tile:outline group-data-[delivery=failed]/tile:outline-failed-line group-data-[delivery=unconfirmed]/tile:bg-surface-2 group-data-[delivery=unconfirmed]/tile:outline-1 group-data-[delivery=unconfirmed]/tile:outline-dashed group-data-[delivery=unconfirmed]/tile:outline-unconfirmed-line";

export const bubbleCorner = (out: boolean): string => (out ? "rounded-br-[3px]" : "rounded-bl-[3px]");

interface BubbleProps {
  out: boolean;
  quiet?: boolean;
  children: ReactNode;
}

/** Shows a text byte for byte: spaces and line breaks stay, long words break. [RD18] Nothing is drawn outside the bubble. */
export const Bubble = ({ out, quiet = false, children }: BubbleProps) => (
  <div
    dir="auto"
    className={cx(
      "min-w-0 max-w-full overflow-y-clip rounded-tile px-3 py-2 -outline-offset-1 text-14 whitespace-pre-wrap wrap-anywhere",
      quiet ? "text-ink-2" : "text-ink-1",
      out ? "bg-bubble-out" : "bg-bubble-in",
      bubbleCorner(out),
      problemOutline,
    )}
  >
    {children}
  </div>
);
