import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Message } from "@jieru/shared/domain/message";

export interface EarlierSession {
  id: SessionId;
  at: number;
  /** What was said, both ways; notices do not count. */
  count: number;
  agentIds: AgentId[];
  /** What the customer said first. */
  opening: string | null;
}

/** The sessions before this one, newest first, as far as the loaded messages reach. */
export function earlierSessions(messages: readonly Message[], current: SessionId): EarlierSession[] {
  const bySession = new Map<SessionId, Message[]>();
  for (const m of messages) {
    if (m.sessionId === null || m.sessionId === current) continue;
    bySession.set(m.sessionId, [...(bySession.get(m.sessionId) ?? []), m]);
  }
  return [...bySession].map(([id, said]) => summary(id, said)).reverse();
}

function summary(id: SessionId, messages: readonly Message[]): EarlierSession {
  const spoken = messages.filter((m) => m.direction !== "system");
  const agentIds = new Set(spoken.flatMap((m) => (m.agentId ? [m.agentId] : [])));
  const first = spoken.find((m) => m.direction === "in" && m.type === "text");
  return {
    id,
    at: messages[0]?.at ?? 0,
    count: spoken.length,
    agentIds: [...agentIds],
    opening: first?.type === "text" ? first.text : null,
  };
}
