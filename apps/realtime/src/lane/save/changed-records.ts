import type { Conversation, Desk, DeskAgent, DeskMessage, DeskSession, Dispatch } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";

/** Every record that a batch changed, once, as it is after the last fact. */
export interface ChangedRecords {
  sessions: DeskSession[];
  conversations: Conversation[];
  messages: DeskMessage[];
  agents: DeskAgent[];
  dispatches: Dispatch[];
  removedAgentIds: string[];
}

/** `desk` is the account after all facts. */
export function changedRecordsOf(desk: Desk, facts: readonly Fact[]): ChangedRecords {
  const last = <K, T>(pick: (f: Fact) => T[], key: (t: T) => K): T[] => [
    ...new Map(facts.flatMap(pick).map((t) => [key(t), t])).values(),
  ];
  const conversations = last(
    (f) => (f.conversation ? [f.conversation] : []),
    (c) => c.id,
  );
  const sessions = last(
    (f) => [f.earlier ?? [], f.session ?? []].flat(),
    (s) => s.id,
  );
  // The deadline of an open session follows its conversation's allowance, also when an older session brought the change.
  const listed = new Set(sessions.map((s) => s.id));
  const changed = new Set(conversations.map((c) => c.id));
  const followers = [...desk.sessions.values()].filter(
    (s) => s.state !== "ended" && changed.has(s.conversationId) && !listed.has(s.id),
  );
  return {
    conversations,
    sessions: [...sessions, ...followers],
    messages: last(
      (f) => (f.message ? [f.message] : []),
      (m) => m.id,
    ),
    agents: last(
      (f) => f.agents ?? [],
      (a) => a.id,
    ).filter((a) => desk.agents.has(a.id)),
    dispatches: last(
      (f) => (f.dispatch ? [f.dispatch] : []),
      (d) => d.messageId,
    ),
    removedAgentIds: facts.flatMap((f) => f.removedAgentId ?? []),
  };
}
