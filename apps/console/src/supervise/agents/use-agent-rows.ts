import { useDndContext } from "@dnd-kit/core";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useMemo, useRef, useState } from "react";
import { useOpenMenu } from "../../ui/use-open-menu.ts";
import { useBoard } from "../use-board.ts";
import { type AgentRow, agentRows, keepGoneRows, keepShownOrder } from "./agent-rows.ts";

/**
 * [BO6] The rows in order. They keep their places while the pointer is on them, one of their menus is open or a session is
 * dragged.
 */
export function useAgentRows(accountId: AccountId, desk: Snapshot) {
  const { board } = useBoard(accountId);
  const [pointed, setPointed] = useState(false);
  const { menuOpen, onToggle } = useOpenMenu();
  const holding = useDndContext().active !== null;
  const shown = useRef<AgentRow[]>([]);
  const wanted = useMemo(() => agentRows(desk, board), [desk, board]);
  const here = holding ? keepGoneRows(shown.current, wanted) : wanted;
  const places = shown.current.map((r) => r.agent.id);
  const rows: AgentRow[] = pointed || menuOpen || holding ? keepShownOrder(places, here) : here;
  shown.current = rows;
  return {
    rows,
    hold: { onPointerEnter: () => setPointed(true), onPointerLeave: () => setPointed(false), onToggle },
  };
}
