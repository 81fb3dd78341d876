import { useTranslation } from "../../../i18n/use-translation.ts";
import type { AgentRow } from "./agent-rows.ts";
import { type LoadBlock, loadBlocks } from "./load-blocks.ts";

const drawnAtMost = 14;
/** [BO6] With more blocks than this, blocks are narrower in a small table. */
const wideAtMost = 10;

/** [EV4] The fill of a block, for forced colours. */
const fills = {
  due: "full",
  busy: "half",
  room: "none",
  over: "over",
  ghost: "coming",
} as const satisfies Record<LoadBlock, string>;

const looks: Record<LoadBlock, string> = {
  due: "bg-waiting-solid",
  busy: "bg-border-control",
  room: "inset-ring inset-ring-border-control",
  over: "hatch inset-ring inset-ring-waiting-solid",
  ghost: "border border-dashed border-accent",
};

export function LoadBar({ row, ghost = false }: { row: AgentRow; ghost?: boolean }) {
  const { t } = useTranslation("supervise");
  const { load, capacity } = row.agent;
  const blocks = loadBlocks(row, ghost);
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
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are alike and only their position identifies them.
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
