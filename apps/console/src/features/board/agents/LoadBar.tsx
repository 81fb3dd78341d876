import { useTranslation } from "../../../i18n/use-translation.ts";
import type { AgentRow } from "./agent-rows.ts";
import { type LoadBlock, loadBlocks } from "./load-blocks.ts";

/** At most this many blocks are drawn: more would be hard to read, and the number is there too. */
const drawnAtMost = 14;
/** [BO6] With more blocks than this they are drawn narrower where the table has little room between two panes. */
const wideAtMost = 10;

/** [EV4] How full a block is, for when the system's colours replace ours. */
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

/** An agent's load: a block for each session, and the number. With `ghost`, as it would be with one more. */
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
