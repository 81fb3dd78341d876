import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useMemo, useState } from "react";
import { useBoard } from "../../../data/queries/use-board.ts";
import { keepOrder, useHeldRows } from "../../../ui/lists/held-rows.ts";
import { useHover } from "../../../ui/lists/use-hover.ts";
import { useOpenMenu } from "../../../ui/menus/use-open-menu.ts";
import { useConcernedServed } from "../alarm-filter.tsx";
import { useDragging } from "../assigning/use-dragging.ts";
import { type AgentRow, agentRows, keepGoneRows } from "./agent-rows.ts";

export interface AgentRowProps {
  accountId: AccountId;
  desk: Snapshot;
  row: AgentRow;
  open: boolean;
  onOpen: (open: boolean) => void;
}

const keyOf = ({ agent }: AgentRow): string => agent.id;
const keepRows = (shown: AgentRow[], wanted: AgentRow[]): AgentRow[] => keepOrder(shown, wanted, keyOf);
const keepAllRows = (shown: AgentRow[], wanted: AgentRow[]): AgentRow[] =>
  keepRows(shown, keepGoneRows(shown, wanted));

/** [BO6] Returns the sorted rows, held under the pointer, an open menu or a drag. At most one is expanded. */
export function useAgentRows(accountId: AccountId, desk: Snapshot) {
  const { board } = useBoard(accountId);
  const { pointed, on } = useHover();
  const { menuOpen, onToggle } = useOpenMenu();
  const holding = useDragging();
  const [opened, setOpened] = useState<AgentId | null>(null);
  const concerned = useConcernedServed(desk);
  const wanted = useMemo(() => {
    const all = agentRows(desk, board);
    if (!concerned) return all;
    const owners = new Set(desk.sessions.flatMap((s) => (concerned.has(s.id) ? (s.ownerId ?? []) : [])));
    return all.filter(({ agent }) => owners.has(agent.id));
  }, [desk, board, concerned]);
  const keepPointed = pointed || menuOpen ? keepRows : null;
  const rows = useHeldRows(accountId, wanted, holding ? keepAllRows : keepPointed);
  const propsOf = (row: AgentRow): AgentRowProps => ({
    accountId,
    desk,
    row,
    open: opened === row.agent.id,
    onOpen: (open) => setOpened(open ? row.agent.id : null),
  });
  return { rows, propsOf, hold: { ...on, onToggle } };
}
