import type { ConductAction } from "@jieru/shared/domain/conduct-rule";
import type { ConductHit } from "@jieru/shared/domain/outbound-guard";
import { cx } from "@jieru/ui/cx.ts";

interface Part {
  text: string;
  action: ConductAction | null;
}

/** Returns the text in parts. Where matches overlap, a blocking rule is shown. */
function partsOf(text: string, hits: readonly ConductHit[]): Part[] {
  const ends = [...new Set([0, text.length, ...hits.flatMap(({ from, to }) => [from, to])])];
  return ends
    .toSorted((a, b) => a - b)
    .flatMap((from, i, all) => {
      const to = all[i + 1];
      if (to === undefined) return [];
      const over = hits.filter((hit) => hit.from <= from && to <= hit.to);
      const action = over.some((hit) => hit.action === "block") ? "block" : (over[0]?.action ?? null);
      return [{ text: text.slice(from, to), action }];
    });
}

const looks: Record<ConductAction, string> = {
  warn: "bg-waiting-soft text-waiting",
  block: "bg-danger-soft text-danger",
};

export const CheckedText = ({ text, hits }: { text: string; hits: readonly ConductHit[] }) =>
  partsOf(text, hits).map((part, i) =>
    part.action ? (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names, and keep their order.
        key={i}
        data-action={part.action}
        className={cx("rounded-[3px] font-semibold", looks[part.action])}
      >
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
