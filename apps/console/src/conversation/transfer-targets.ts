import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";

/** Why a colleague cannot take it, or what to know before they do. */
export type Fitness = "offline" | "self" | "full" | "away" | "fit";

export interface Target {
  agent: Agent;
  fitness: Fitness;
}

const order: readonly Fitness[] = ["fit", "away", "full", "offline", "self"];

function fitnessOf(agent: Agent, ownerId: AgentId | null): Fitness {
  if (agent.id === ownerId) return "self";
  if (agent.status === "offline") return "offline";
  if (agent.load >= agent.capacity) return "full";
  return agent.status === "away" ? "away" : "fit";
}

/** [DI5] Somebody offline may take it too: it waits for them. */
export const canTake = (target: Target): boolean => target.fitness !== "self";

/** Colleagues by fitness, the least loaded in proportion to their capacity first. */
export function transferTargets(agents: readonly Agent[], ownerId: AgentId | null): Target[] {
  const targets = agents.map((agent) => ({ agent, fitness: fitnessOf(agent, ownerId) }));
  const share = ({ agent }: Target) => agent.load / agent.capacity;
  return targets.sort((a, b) => order.indexOf(a.fitness) - order.indexOf(b.fitness) || share(a) - share(b));
}
