import type { AgentId } from "@jieru/shared/domain/ids";

interface Choice {
  value: AgentId;
  label: string;
}

/** [AG10] Returns the agents to choose from, and the chosen one although they were removed. */
export function withChosen(
  agents: readonly { id: AgentId; name: string }[],
  chosen: AgentId | undefined,
  nameOf: (id: AgentId) => string | undefined,
): Choice[] {
  const choices = agents.map(({ id, name }) => ({ value: id, label: name }));
  const former = chosen && !agents.some(({ id }) => id === chosen) ? nameOf(chosen) : undefined;
  return chosen && former ? [...choices, { value: chosen, label: former }] : choices;
}
