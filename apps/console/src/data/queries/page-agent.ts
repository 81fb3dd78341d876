import type { AgentId } from "@jieru/shared/domain/ids";

let whose: AgentId | null = null;

/** [SI6] Whose page this is, for as long as it is open; null until the server has said so. */
export const pageAgent = (): AgentId | null => whose;

/** The server has said who is signed in: the first time it says whose page this is. */
export function notePageAgent(id: AgentId): void {
  whose ??= id;
}
