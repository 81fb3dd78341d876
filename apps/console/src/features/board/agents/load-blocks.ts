import type { AgentRow } from "./agent-rows.ts";

export type LoadBlock = "due" | "busy" | "room" | "over" | "ghost";

/**
 * Returns one block per session: amber is unanswered, grey answered, empty free capacity, hatched over capacity.
 */
export function loadBlocks({ agent, due, answered }: AgentRow, ghost: boolean): LoadBlock[] {
  const busy: LoadBlock[] = [...due.map((): LoadBlock => "due"), ...Array<LoadBlock>(answered).fill("busy")];
  const within = busy.slice(0, agent.capacity);
  const over = busy.slice(agent.capacity).map((): LoadBlock => "over");
  const room = Math.max(0, agent.capacity - busy.length - (ghost ? 1 : 0));
  const coming: LoadBlock[] = ghost ? ["ghost"] : [];
  return [...within, ...over, ...coming, ...Array<LoadBlock>(room).fill("room")];
}
