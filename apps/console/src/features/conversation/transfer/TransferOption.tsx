import { useTranslation } from "../../../i18n/use-translation.ts";
import { RadioOption } from "../../../ui/fields/RadioOption.tsx";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import type { Candidate } from "./assignability.ts";
import { canTake, fitnessOf } from "./transfer-targets.ts";

interface TransferOptionProps {
  target: Candidate;
  checked: boolean;
  onChoose: () => void;
}

export function TransferOption({ target, checked, onChoose }: TransferOptionProps) {
  const { t } = useTranslation("conversation");
  const { agent } = target;
  const fitness = fitnessOf(target);
  const able = canTake(target);
  const load = `${agent.load}/${agent.capacity}`;
  const fact =
    fitness === "fit" ? load : able ? `${load} ${t(`transfer.${fitness}`)}` : t(`transfer.${fitness}`);
  return (
    <RadioOption
      name="transfer-to"
      data-testid={`transfer-to-${agent.id}`}
      checked={checked}
      disabled={!able}
      onChoose={onChoose}
    >
      <AgentDisc name={agent.name} size={20} />
      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
        {agent.name}
      </span>
      <span className="flex-none text-12 text-ink-3">{fact}</span>
    </RadioOption>
  );
}
