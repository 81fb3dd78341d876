import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Desk } from "../desk/desk.ts";
import { presentAgent } from "../presenters/present.ts";

export function agentIn(desk: Desk, agentId: AgentId): { agent: Agent } {
  const agent = desk.agents.get(agentId);
  if (!agent) throw new Error(`agent ${agentId} left the desk`);
  return { agent: presentAgent(agent) };
}
