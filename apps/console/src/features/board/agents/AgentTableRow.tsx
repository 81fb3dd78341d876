import { useDndContext, useDroppable } from "@dnd-kit/core";
import type { Session } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { type Assignability, currentAssignability } from "../../conversation/transfer/assignability.ts";
import { SteadyAge } from "../Age.tsx";
import { dropLabel } from "../assigning/drop-labels.ts";
import { firstResponseLabel } from "../first-response-labels.ts";
import { LoadBar } from "./LoadBar.tsx";
import { OpenAgent } from "./OpenAgent.tsx";
import { OpenedAgent } from "./OpenedAgent.tsx";
import { RemarkLabel } from "./RemarkLabel.tsx";
import { StatusCell } from "./StatusCell.tsx";
import type { AgentRowProps } from "./use-agent-rows.ts";

const cell = "h-12 px-2.5 max-broad:px-1.5 text-12";
const look =
  "border-b border-border-1 hover:bg-surface-hover data-open:border-b-0 data-open:bg-surface-1 data-[drop=yes]:bg-accent-soft data-[drop=yes]:outline-2 data-[drop=yes]:-outline-offset-2 data-[drop=yes]:outline-accent-solid data-[drop=no]:bg-surface-0 data-[drop=no]:outline-2 data-[drop=no]:-outline-offset-2 data-[drop=no]:outline-border-control";

function useHeldOver({ desk, row }: AgentRowProps) {
  const { agent } = row;
  const { setNodeRef, isOver } = useDroppable({ id: agent.id, data: { agent } });
  const held = useDndContext().active?.data.current?.session as Session | undefined;
  const giving: Assignability | null = isOver && held ? currentAssignability(desk, agent.id, held) : null;
  return { setNodeRef, giving, words: giving && held ? dropLabel(giving, agent, held) : null };
}

export function AgentTableRow(props: AgentRowProps) {
  const { accountId, desk, row, open, onOpen } = props;
  const { agent } = row;
  const { setNodeRef, giving, words } = useHeldOver(props);
  return (
    <tbody>
      <tr
        ref={setNodeRef}
        data-testid={`agent-${agent.id}`}
        data-open={open || undefined}
        data-drop={giving?.give}
        className={look}
      >
        <td className={`${cell} max-w-44 wide:max-broad:max-w-40 pl-5!`}>
          <OpenAgent
            agent={agent}
            open={open}
            onOpen={onOpen}
            icon={icon14}
            className="max-w-full rounded-control text-13"
          />
        </td>
        <td className={cell}>
          <StatusCell accountId={accountId} agent={agent} />
        </td>
        <td className={cell}>
          <LoadBar row={row} ghost={giving?.give === "yes"} />
        </td>
        <td className={`${cell} text-right`}>
          {row.unansweredSince === null ? (
            "—"
          ) : (
            <SteadyAge since={row.unansweredSince} lateAfterMs={desk.account.answerTargetMs} />
          )}
        </td>
        <td className={`${cell} text-right whitespace-nowrap text-ink-2 max-drawer:hidden`}>
          {firstResponseLabel(row.firstResponseMs)}
        </td>
        <td className={`${cell} text-right text-ink-2`}>{row.pickedUp ?? "—"}</td>
        <td className={`${cell} min-w-16 pr-4!`}>
          {words ? (
            <span
              data-testid="drop-words"
              className={giving?.give === "yes" ? "font-semibold text-accent" : "font-semibold text-danger"}
            >
              {words}
            </span>
          ) : (
            <RemarkLabel accountId={accountId} row={row} />
          )}
        </td>
      </tr>
      {open && (
        <tr className="border-b border-border-1 bg-surface-1">
          <td colSpan={7} className="pr-5 pb-2.5 pl-[58px]">
            <div className="w-0 min-w-full">
              <OpenedAgent accountId={accountId} desk={desk} row={row} />
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}
