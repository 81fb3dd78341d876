import { i18n } from "../../../../i18n/i18n.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Pill } from "../../../../ui/marks/Pill.tsx";
import type { LeftOut } from "./plan-import.ts";
import { countsOf, type ImportPlan, type PlannedRow } from "./plan-import.ts";

const looks = {
  add: "bg-active-soft text-active",
  change: "bg-accent-soft text-accent",
  same: "bg-surface-0 text-ink-2",
  left_out: "bg-waiting-soft text-waiting",
} as const;
/** Rows left out first, as they may be corrected in the file. */
const order = ["left_out", "change", "add", "same"] as const;

const kindOf = ({ does }: PlannedRow): keyof typeof looks => (typeof does === "string" ? does : "left_out");

export function PlanList({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation("quick-replies");
  const counts = countsOf(plan);
  const byKind = Map.groupBy(plan.rows, kindOf);
  return (
    <>
      <p role="status" data-testid="import-counts" className="dotted text-ink-1">
        {order.map(
          (kind) =>
            counts[kind] > 0 && <span key={kind}>{t(`import.${kind}`, { count: counts[kind] })}</span>,
        )}
      </p>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable without a mouse.
        tabIndex={0}
        aria-label={t("import.rows")}
        className="thin-scroll max-h-72 overflow-y-auto rounded-control border border-border-1"
      >
        {order.flatMap((kind) =>
          (byKind.get(kind) ?? []).map((row) => (
            <li
              key={row.row}
              data-testid={`import-row-${row.row}`}
              className="grid grid-cols-[minmax(0,1fr)] gap-0.5 border-b border-border-1 px-3 py-1.5 last:border-0"
            >
              <span className="flex items-center gap-2">
                <Pill className={looks[kind]}>{t(`import.pill.${kind}`)}</Pill>
                <b dir="auto" className="min-w-0 truncate text-left font-semibold">
                  {row.title || t("import.row", { row: row.row })}
                </b>
              </span>
              <span className="line-clamp-1 text-12 text-ink-2 wrap-anywhere">
                {typeof row.does === "string"
                  ? row.text
                  : t("import.left_out_row", { row: row.row, why: leftOutWords(row.does) })}
              </span>
            </li>
          )),
        )}
      </ul>
    </>
  );
}

const leftOutWords = (leftOut: LeftOut): string =>
  i18n.withFacts(`quick-replies:import.why.${leftOut.why}`, leftOut);
