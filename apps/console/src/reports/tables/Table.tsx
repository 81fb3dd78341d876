import type { ReactNode } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useIsNarrow } from "../../ui/use-media.ts";

type Column =
  | "day"
  | "agent"
  | "opened"
  | "messages"
  | "replies"
  | "picked_up"
  | "answered"
  | "one_minute"
  | "five_minutes"
  | "first"
  | "unserved";

interface TableProps {
  name: "by_day" | "by_agent";
  /** The first names its row. */
  columns: readonly Column[];
  /** Said instead of rows. */
  none?: string | false;
  children: ReactNode;
}

const box = "h-9 border-b border-border-1 px-2 text-right text-12 last:pr-5";
const head = `${box} sticky top-0 bg-surface-2 font-normal text-ink-3`;
/** What names the row: it stays where the numbers scroll away under it. */
const first = "left-0 pl-5! text-left! max-narrow:pl-4!";

/** A table of numbers. On a phone it scrolls within itself, where it must be reachable without a finger too. */
export function Table({ name, columns, none, children }: TableProps) {
  const { t } = useTranslation("reports");
  return (
    <section
      tabIndex={useIsNarrow() ? 0 : undefined}
      aria-label={t(name)}
      data-testid={name.replace("_", "-")}
      className="min-w-0 border-border-1 not-first:border-l max-wide:not-first:border-t max-wide:not-first:border-l-0 max-narrow:overflow-x-auto"
    >
      <h2 className="sticky left-0 flex h-10 w-fit items-center px-5 font-semibold max-narrow:px-4">
        {t(name)}
      </h2>
      {none ? (
        <p className="px-5 pb-4 text-12 text-ink-3 max-narrow:px-4">{none}</p>
      ) : (
        <table className="mb-4 w-full border-separate border-spacing-0 max-narrow:w-max max-narrow:min-w-full">
          <thead>
            <tr>
              {columns.map((column, at) => (
                <th key={column} scope="col" className={at === 0 ? `${head} ${first} z-10` : head}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </section>
  );
}

/** What it is of, and its numbers. */
export const Row = ({ head, cells }: { head: ReactNode; cells: readonly string[] }) => (
  <tr>
    <th
      scope="row"
      className={`${box} ${first} sticky max-w-48 truncate bg-surface-2 font-normal text-ink-1 max-narrow:max-w-40`}
    >
      {head}
    </th>
    {cells.map((cell, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column's.
      <td key={at} className={`${box} whitespace-nowrap text-ink-2`}>
        {cell}
      </td>
    ))}
  </tr>
);
