import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import { pinyinPlace } from "../palette/pinyin.ts";
import { initialsOf } from "./quick-replies/initials.ts";

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

/** Whom a session can go to: a colleague, or the waiting line. */
export type Receiver = AgentId | "line";

/** Those whose name has this in it, or whose pinyin, written out or by its initials. */
export function findTargets(targets: readonly Target[], find: string): Target[] {
  const wanted = find.trim().toLowerCase();
  return targets.filter(
    ({ agent: { name } }) =>
      [name.toLowerCase(), initialsOf(name)].some((text) => text.includes(wanted)) ||
      pinyinPlace(name, wanted) >= 0,
  );
}

/** Who was chosen, while they are there to be seen; and where somebody is looked for, the first who was found. */
export function chosenReceiver(
  receivers: readonly Receiver[],
  pressed: Receiver | null,
  find: string,
): Receiver | null {
  if (pressed !== null && receivers.includes(pressed)) return pressed;
  return find.trim() === "" ? null : (receivers.find((to) => to !== "line") ?? null);
}

/** One further down or up; from nobody, the first or the last. */
export function nextReceiver(receivers: readonly Receiver[], from: Receiver | null, step: number): Receiver {
  const first = step > 0 ? 0 : receivers.length - 1;
  const at = from === null ? first : receivers.indexOf(from) + step;
  return receivers[Math.min(receivers.length - 1, Math.max(0, at))] ?? "line";
}
