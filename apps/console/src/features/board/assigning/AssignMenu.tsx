import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { type ReactElement, useMemo } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useHeldRows } from "../../../ui/lists/held-rows.ts";
import { Menu, MenuItem, MenuLabel } from "../../../ui/menus/Menu.tsx";
import { AgentDisc } from "../../agent/AgentDisc.tsx";
import { candidatesFor, keepCandidates } from "../../conversation/transfer/assignability.ts";
import { customerName } from "../../session/customer-name.ts";
import { assignSession } from "./assign-session.ts";

const notes = { over: "fit.over", away: "fit.away", offline: "fit.comes_back" } as const;

interface AssignMenuProps {
  accountId: AccountId;
  desk: Snapshot;
  session: Session;
  trigger: ReactElement<Record<string, unknown>>;
}

export const AssignMenu = (props: AssignMenuProps) => (
  <Menu trigger={props.trigger} align="end" className="max-h-96 w-72">
    <Candidates {...props} />
  </Menu>
);

function Candidates({ accountId, desk, session }: AssignMenuProps) {
  const { t } = useTranslation("supervise");
  const readOnly = useReadOnlyReason();
  const customer = customerName(session.customer);
  const { agents, account } = desk;
  const ranked = useMemo(() => candidatesFor(agents, session, account), [agents, session, account]);
  const candidates = useHeldRows(session.id, ranked, keepCandidates);
  return (
    <>
      <MenuLabel>{t(session.state === "waiting" ? "assign_to" : "reassign_to", { customer })}</MenuLabel>
      {candidates.map(({ agent, giving }) => (
        <MenuItem
          key={agent.id}
          data-testid={`give-to-${agent.id}`}
          icon={<AgentDisc name={agent.name} size={28} status={agent.status} />}
          hint={giving.give === "yes" && giving.note ? t(notes[giving.note]) : undefined}
          disabledReason={giving.give === "no" ? t(`fit.${giving.why}`) : readOnly}
          end={
            <span className="flex-none text-12 text-ink-3">
              {agent.load}/{agent.capacity}
            </span>
          }
          onSelect={() => void assignSession(accountId, session, agent.id)}
        >
          {agent.name}
        </MenuItem>
      ))}
    </>
  );
}
