import type { AgentRow } from "./agent-rows.ts";

export type Block = "due" | "busy" | "room" | "over" | "ghost";

/** One block is one session: amber waits for an answer, grey is answered, empty is free capacity, hatched is over capacity. */
export function blocksOf({ agent, due, answered }: AgentRow, ghost: boolean): Block[] {
  const busy: Block[] = [...due.map((): Block => "due"), ...Array<Block>(answered).fill("busy")];
  const within = busy.slice(0, agent.capacity);
  const over = busy.slice(agent.capacity).map((): Block => "over");
  const room = Math.max(0, agent.capacity - busy.length - (ghost ? 1 : 0));
  const coming: Block[] = ghost ? ["ghost"] : [];
  return [...within, ...over, ...coming, ...Array<Block>(room).fill("room")];
}
