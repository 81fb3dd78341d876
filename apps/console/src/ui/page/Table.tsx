import { cx } from "@jieru/ui/cx.ts";
import type { ComponentProps, ReactNode } from "react";

export interface TableColumn {
  key: string;
  label: ReactNode;
  align?: "left" | "right";
  wraps?: boolean;
  className?: string;
}

interface TableProps extends ComponentProps<"table"> {
  columns: readonly TableColumn[];
  /** `page` stands in a page's text, `pane` fills a pane. */
  size?: "page" | "pane";
  children: ReactNode;
}

const heads = { page: "py-1.5 pr-3", pane: "h-10 px-2.5 max-broad:px-1.5" };
const aligns = { left: "text-left", right: "text-right" };

export const Table = ({ columns, size = "page", className, children, ...rest }: TableProps) => (
  <table {...rest} className={cx("w-full border-collapse", className)}>
    <thead>
      <tr className="border-b border-border-1">
        {columns.map(({ key, label, align = "left", wraps = false, className: place }) => (
          <th
            key={key}
            scope="col"
            className={cx(
              "text-12 font-normal text-ink-3",
              heads[size],
              aligns[align],
              !wraps && "whitespace-nowrap",
              place,
            )}
          >
            {label}
          </th>
        ))}
      </tr>
    </thead>
    {children}
  </table>
);
