import { useTranslation } from "../i18n/use-translation.ts";
import type { AgentRow } from "./agent-rows.ts";
import { type Block, blocksOf } from "./blocks.ts";

/** More blocks than this would say less, not more: the rest is in the numbers. */
const drawnAtMost = 14;
/** [BO6] More than these are drawn slimmer where the table stands between two panes and has little room. */
const wideAtMost = 10;

/** [EV4] What of it is filled where fills are the system's. */
const fills = {
  due: "full",
  busy: "half",
  room: "none",
  over: "over",
  ghost: "coming",
} as const satisfies Record<Block, string>;

const looks: Record<Block, string> = {
  due: "bg-waiting-solid",
  busy: "bg-border-control",
  room: "inset-ring inset-ring-border-control",
  over: "hatch inset-ring inset-ring-waiting-solid",
  ghost: "border border-dashed border-accent",
};

/** How much an agent has in hand: a block for each session, and the number. With `ghost`, as it would be with one more. */
export function LoadBar({ row, ghost = false }: { row: AgentRow; ghost?: boolean }) {
  const { t } = useTranslation("supervise");
  const { load, capacity } = row.agent;
  const blocks = blocksOf(row, ghost);
  const drawn = blocks.length > drawnAtMost ? blocks.slice(0, drawnAtMost) : blocks;
  const width = blocks.length > wideAtMost ? "w-2.5 wide:max-broad:w-[7px]" : "w-2.5";
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <span
        role="img"
        aria-label={t("load", { count: load, capacity, due: row.due.length })}
        className="flex flex-none gap-0.5"
      >
        {drawn.map((block, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are places, and a place has no other name.
          <i key={i} data-fill={fills[block]} className={`h-3.5 ${width} rounded-[3px] ${looks[block]}`} />
        ))}
        {blocks.length > drawnAtMost && <span className="text-12 leading-3.5 text-ink-3">…</span>}
      </span>
      <span aria-hidden="true" className="text-12 text-ink-2">
        <b className="font-semibold text-ink-1">{load}</b>/{capacity}
        {ghost && <span className="ml-1 font-semibold text-accent">→ {load + 1}</span>}
      </span>
    </span>
  );
}
