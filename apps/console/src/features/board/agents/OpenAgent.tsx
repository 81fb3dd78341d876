import type { Agent } from "@jieru/shared/domain/agent";
import type { icon14 } from "@jieru/ui/icon.ts";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { AgentDisc } from "../../agent/AgentDisc.tsx";

interface OpenAgentProps {
  agent: Agent;
  open: boolean;
  onOpen: (open: boolean) => void;
  icon: typeof icon14;
  className: string;
}

export function OpenAgent({ agent, open, onOpen, icon, className }: OpenAgentProps) {
  const { t } = useTranslation("supervise");
  return (
    <button
      type="button"
      aria-expanded={open}
      data-testid={`open-${agent.id}`}
      onClick={() => onOpen(!open)}
      className={`flex items-center gap-2.5 font-semibold ${className}`}
    >
      <AgentDisc name={agent.name} />
      <span className="sr-only">{t("opened.show")}</span>
      <span title={agent.name} dir="auto" className="truncate text-left">
        {agent.name}
      </span>
      <ChevronDown {...icon} className={`flex-none text-ink-3 ${open ? "rotate-180" : ""}`} />
    </button>
  );
}
