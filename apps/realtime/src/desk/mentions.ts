import type { AgentId } from "@jieru/shared/domain/ids";
import type { Addressee, Mention } from "@jieru/shared/domain/mention";
import { blockOf } from "@jieru/shared/domain/session";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { Conversation, Desk, DeskAgent, DeskMessage, DeskSession, Moment } from "./desk.ts";

const asAddressee = ({ id, name }: DeskAgent): Addressee => ({ agentId: id, name });

/** [MN3] Returns the owner of a running session unless they wrote the note. */
function ownersInformed(desk: Desk, session: DeskSession, author: DeskAgent): DeskAgent[] {
  const isRunning = session.state === "active" || session.state === "inactive";
  if (!isRunning || session.ownerId === null || session.ownerId === author.id) return [];
  return [desk.agents.get(session.ownerId) ?? []].flat();
}

/** [MN1] [MN2] Returns the recipients, each once, or a refusal naming an agent who cannot be mentioned. */
export function addresseesOf(
  desk: Desk,
  { session, agent: author }: { session: DeskSession; agent: DeskAgent },
  named: readonly AgentId[],
  { now }: Moment,
): Addressee[] | Refusal {
  const addressees = new Set<DeskAgent>();
  for (const id of named) {
    const agent = desk.agents.get(id);
    if (!agent) return { refusal: "mention_refused", agentId: id };
    if (agent === author || blockOf("beMentioned", session, agent, now))
      return { refusal: "mention_refused", agentId: id, agentName: agent.name };
    addressees.add(agent);
  }
  for (const owner of ownersInformed(desk, session, author)) addressees.add(owner);
  return [...addressees].map(asAddressee);
}

/** [MN4] Keeps each agent's newest mention. Removed agents lose theirs. */
export function withMentions(
  desk: Desk,
  conversation: Conversation,
  to: readonly Addressee[],
  { id: noteId, at, agentId: by }: DeskMessage,
): Conversation {
  const isMeant = (id: AgentId) => to.some(({ agentId }) => agentId === id);
  const before = conversation.mentions.filter((m) => desk.agents.has(m.agentId) && !isMeant(m.agentId));
  const fresh = to.map(
    ({ agentId }): Mention => ({ agentId, by: by as AgentId, noteId, seq: desk.seq + 1, at }),
  );
  return { ...conversation, mentions: [...before, ...fresh] };
}

/** [MN5] Returns the conversation without the seen mention; null if there is nothing to remove. */
export function withoutMention(
  conversation: Conversation,
  { agentId, noteId }: Pick<Mention, "agentId" | "noteId">,
): Conversation | null {
  const rest = conversation.mentions.filter((m) => m.agentId !== agentId || m.noteId !== noteId);
  return rest.length < conversation.mentions.length ? { ...conversation, mentions: rest } : null;
}
