import type { AgentId } from "@jieru/shared/domain/ids";

let agentId: AgentId | null = null;

/** [SI6] Returns the agent of this page; null until the server has named them. */
export const pageAgent = (): AgentId | null => agentId;

export function notePageAgent(id: AgentId): void {
  agentId ??= id;
}
