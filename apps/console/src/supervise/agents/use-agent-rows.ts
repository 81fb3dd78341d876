import { useDndContext } from "@dnd-kit/core";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useMemo, useRef } from "react";
import { keepOrder } from "../../ui/kept-order.ts";
import { useOpenMenu } from "../../ui/use-open-menu.ts";
import { usePointed } from "../../ui/use-pointed.ts";
import { useBoard } from "../use-board.ts";
import { type AgentRow, agentRows, keepGoneRows } from "./agent-rows.ts";

const keyOf = ({ agent }: AgentRow): string => agent.id;

/**
 * [BO6] The rows in order. They keep their places while the pointer is on them, one of their menus is open or a session is
 * dragged.
 */
export function useAgentRows(accountId: AccountId, desk: Snapshot) {
  const { board } = useBoard(accountId);
  const { pointed, on } = usePointed();
  const { menuOpen, onToggle } = useOpenMenu();
  const holding = useDndContext().active !== null;
  const shown = useRef<AgentRow[]>([]);
  const wanted = useMemo(() => agentRows(desk, board), [desk, board]);
  const here = holding ? keepGoneRows(shown.current, wanted) : wanted;
  const rows: AgentRow[] = pointed || menuOpen || holding ? keepOrder(shown.current, here, keyOf) : here;
  shown.current = rows;
  return { rows, hold: { ...on, onToggle } };
}
