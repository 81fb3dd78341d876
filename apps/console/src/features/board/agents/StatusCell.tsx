import { type Agent, statuses } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon12 } from "@jieru/ui/icon.ts";
import { ChevronDown } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { setAgentStatus } from "../../../data/queries/agents.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Menu, MenuItem, MenuLabel } from "../../../ui/menus/Menu.tsx";
import { MenuButton } from "../../../ui/menus/MenuButton.tsx";
import { Presence } from "../../agent/Presence.tsx";
import { statusLabel } from "./status-labels.ts";

export function StatusCell({ accountId, agent }: { accountId: AccountId; agent: Agent }) {
  const { t } = useTranslation("supervise");
  const now = useNow();
  const readOnly = useReadOnlyReason();
  const shown = statusLabel(agent, now);
  const label = t("set_status", { name: agent.name });
  return (
    <Menu
      className="w-64"
      trigger={
        <MenuButton
          aria-label={t("status_of", { status: shown, name: agent.name })}
          data-testid={`status-of-${agent.id}`}
          data-status={agent.status}
          disabledReason={readOnly}
          className={readOnly ? "gap-1.5 text-ink-3" : "gap-1.5 text-ink-2"}
        >
          <Presence status={agent.status} />
          <span className="text-left leading-4 break-keep whitespace-normal">{shown}</span>
          <ChevronDown {...icon12} className="text-ink-3" />
        </MenuButton>
      }
    >
      <MenuLabel>{label}</MenuLabel>
      {statuses.map((name) => (
        <MenuItem
          key={name}
          icon={<Presence status={name} />}
          current={(agent.whenBack ?? agent.status) === name}
          hint={agent.whenBack && name !== "offline" ? t("set_hint.when_back") : t(`set_hint.${name}`)}
          data-testid={`set-${name}`}
          disabledReason={readOnly}
          onSelect={() => void setAgentStatus(accountId, agent.id, name)}
        >
          {t(`common:status.${name}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
