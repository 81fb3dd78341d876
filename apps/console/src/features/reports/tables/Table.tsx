import { icon12 } from "@jieru/ui/icon.ts";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useHasDrawer, useIsNarrow } from "../../../lib/browser/use-media.ts";
import { Tooltip } from "../../../ui/overlays/Tooltip.tsx";
import { type ColumnOf, columnsOf, partsOf, type Sort, type SortedTable } from "../sort.ts";

interface Column {
  key: string;
  label: ReactNode;
  /** [RP9] Explains what its numbers count. */
  hint?: string;
}

interface TableProps {
  name: SortedTable;
  /** The columns if they depend on the data; such a table scrolls horizontally. */
  columns?: readonly Column[];
  /** The number of name columns after the first, aligned like it. */
  names?: number;
  sort: Sort;
  onSort: (column: string) => void;
  aside?: ReactNode;
  none?: string | false;
  children: ReactNode;
}

const box = "h-9 border-b border-border-1 px-2 text-right text-12 last:pr-5";
const head = `${box} sticky top-0 bg-surface-2 font-normal text-ink-3`;
const headButton = "hit min-h-9 [text-align:inherit] hover:text-ink-1";
/** The arrow always has its place in the gap between columns, so that no column changes its width. */
const arrowAfter = "-mr-3 pr-3";
const arrowBefore = "-ml-3 pl-3";
const first = "left-0 pl-5! text-left! max-narrow:pl-4!";

/** A table of numbers. On a phone it scrolls within itself and is reachable by keyboard. */
export function Table({ name, columns, names = 0, sort, onSort, aside, none, children }: TableProps) {
  const { t } = useTranslation("reports");
  const { by, isDown } = partsOf(sort);
  const Arrow = isDown ? ArrowDown : ArrowUp;
  const isNarrow = useIsNarrow();
  // The table of days has the most columns.
  const isTight = useHasDrawer() && name === "by_day";
  const scrolls = isNarrow || isTight || columns !== undefined;
  const shown: readonly Column[] =
    columns ?? columnsOf[name].map((key) => ({ key, label: t(`column.${key}`), hint: t(hintOf(name, key)) }));
  return (
    <section
      tabIndex={scrolls ? 0 : undefined}
      aria-label={t(name)}
      data-testid={name.replace("_", "-")}
      className="min-w-0 border-border-1 not-first:border-l max-wide:not-first:border-t max-wide:not-first:border-l-0 data-scrolls:overflow-x-auto"
      data-scrolls={scrolls || undefined}
    >
      <div className="sticky left-0 flex min-h-10 w-fit items-center gap-4 px-5 max-narrow:px-4">
        <h2 className="font-semibold">{t(name)}</h2>
        {aside}
      </div>
      {none ? (
        <p className="px-5 pb-4 text-12 text-ink-3 max-narrow:px-4">{none}</p>
      ) : (
        <table className="mb-4 w-full border-separate border-spacing-0 in-data-scrolls:w-max in-data-scrolls:min-w-full">
          <thead>
            <tr>
              {shown.map(({ key: column, label, hint }, at) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={column === by ? (isDown ? "descending" : "ascending") : undefined}
                  className={at === 0 ? `${head} ${first} z-10` : at <= names ? `${head} text-left!` : head}
                >
                  <Tooltip content={hint && <span className="block max-w-72 whitespace-normal">{hint}</span>}>
                    <button
                      type="button"
                      aria-description={hint || undefined}
                      onClick={() => onSort(column)}
                      className={`${headButton} ${at <= names ? arrowAfter : arrowBefore}`}
                    >
                      {label}
                      {column === by && (
                        <Arrow
                          {...icon12}
                          className={`absolute top-1/2 -translate-y-1/2 ${at <= names ? "right-0" : "left-0"}`}
                        />
                      )}
                    </button>
                  </Tooltip>
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

interface RowProps {
  head: ReactNode;
  names?: readonly string[];
  cells: readonly ReactNode[];
}

export const Row = ({ head, names = [], cells }: RowProps) => (
  <tr>
    <th
      scope="row"
      className={`${box} ${first} sticky max-w-48 truncate bg-surface-2 font-normal text-ink-1 max-narrow:max-w-40`}
    >
      {head}
    </th>
    {names.map((name, at) => (
      <td
        // biome-ignore lint/suspicious/noArrayIndexKey: a name is its column's.
        key={at}
        dir="auto"
        title={name}
        className={`${box} max-w-40 truncate text-left! text-ink-1`}
      >
        {name}
      </td>
    ))}
    {cells.map((cell, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column's.
      <td key={at} className={`${box} whitespace-nowrap text-ink-2`}>
        {cell}
      </td>
    ))}
  </tr>
);

const nameColumns = ["day", "agent", "topic", "rule"] as const;
type Figure<T extends SortedTable> = Exclude<ColumnOf<T>, (typeof nameColumns)[number]>;

const isFigure = <T extends SortedTable>(column: ColumnOf<T>): column is Figure<T> =>
  !nameColumns.some((name) => name === column);

const figureOf = <T extends SortedTable>(table: T, column: string): Figure<T> | "none" => {
  const columns: readonly ColumnOf<T>[] = columnsOf[table];
  return columns.filter(isFigure).find((one) => one === column) ?? "none";
};

/** [RP9] Returns the key of a column's explanation; agents' sessions differ from a day's. */
function hintOf(table: SortedTable, column: string) {
  if (table === "by_agent") return `agent_hint.${figureOf(table, column)}` as const;
  return `hint.${figureOf(table, column)}` as const;
}
