import { cx } from "@jieru/ui/cx.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import type { Candidate } from "./giving.ts";
import { canTake, fitnessOf } from "./transfer-targets.ts";

interface TransferOptionProps {
  target: Candidate;
  checked: boolean;
  onChoose: () => void;
}

/** One colleague: name, load, and the reason if the session cannot go to them. */
export function TransferOption({ target, checked, onChoose }: TransferOptionProps) {
  const { t } = useTranslation("conversation");
  const { agent } = target;
  const fitness = fitnessOf(target);
  const able = canTake(target);
  const load = `${agent.load}/${agent.capacity}`;
  const fact =
    fitness === "fit" ? load : able ? `${load} ${t(`transfer.${fitness}`)}` : t(`transfer.${fitness}`);
  return (
    <label
      className={cx(
        "flex min-h-8 items-center gap-2 rounded-[7px] px-2 py-1 has-focus-visible:outline-2 has-focus-visible:outline-accent-solid max-narrow:min-h-11",
        able ? "cursor-pointer hover:bg-surface-hover has-checked:bg-surface-selected" : "text-ink-3",
      )}
    >
      <input
        type="radio"
        name="transfer-to"
        data-testid={`transfer-to-${agent.id}`}
        checked={checked}
        aria-disabled={!able || undefined}
        onChange={() => able && onChoose()}
        className="sr-only"
      />
      <AgentDisc name={agent.name} size={20} />
      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
        {agent.name}
      </span>
      <span className="flex-none text-12 text-ink-3">{fact}</span>
    </label>
  );
}
