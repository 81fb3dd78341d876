import type { Desk, DeskAgent, DeskMessage, DeskSession } from "./desk.ts";
import type { Fact, NewFact } from "./fact.ts";
import { Versions } from "./versions.ts";

/** Numbers a fact. Its new message and session get the same number. */
function number(fact: NewFact, seq: number): Fact {
  if (!fact.message) return { ...fact, seq };
  if (fact.message.seq > 0) return { ...fact, seq };
  const message: DeskMessage = { ...fact.message, seq };
  return fact.session
    ? { ...fact, seq, message, session: { ...fact.session, lastSeq: seq } }
    : { ...fact, seq, message };
}

function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  return value === undefined ? map : Versions.after(map, key, value);
}

function putAgents(desk: Desk, fact: Fact): Desk["agents"] {
  if (!fact.agents && !fact.removedAgentId) return desk.agents;
  const agents = new Map(desk.agents);
  for (const agent of fact.agents ?? []) agents.set(agent.id, agent);
  if (fact.removedAgentId) agents.delete(fact.removedAgentId);
  return agents;
}

const waits = (s: DeskSession | undefined): number => (s?.state === "waiting" ? 1 : 0);

export function evolve(desk: Desk, fact: Fact): Desk {
  const { session, earlier, conversation, message, dispatch } = fact;
  const before = session && desk.sessions.get(session.id);
  const sessions = earlier ? put(desk.sessions, earlier.id, earlier) : desk.sessions;
  return {
    ...desk,
    seq: fact.seq,
    account: fact.account ?? desk.account,
    agents: putAgents(desk, fact),
    keywordReplies: fact.keywordReplies ?? desk.keywordReplies,
    conductRules: fact.conductRules ?? desk.conductRules,
    conversations: conversation ? put(desk.conversations, conversation.id, conversation) : desk.conversations,
    sessions: session ? put(sessions, session.id, session) : sessions,
    messages: message ? put(desk.messages, message.id, message) : desk.messages,
    outbox: dispatch ? put(desk.outbox, dispatch.messageId, dispatch) : desk.outbox,
    waitingCount: desk.waitingCount + (session ? waits(session) - waits(before) : 0),
  };
}

export function append(desk: Desk, facts: readonly NewFact[]): { desk: Desk; facts: Fact[] } {
  const numbered: Fact[] = [];
  for (const each of facts) {
    const next = appendOne(desk, each);
    numbered.push(next.fact);
    desk = next.desk;
  }
  return { desk, facts: numbered };
}

export function appendOne(desk: Desk, newFact: NewFact): { desk: Desk; fact: Fact } {
  const fact = number(newFact, desk.seq + 1);
  return { desk: evolve(desk, fact), fact };
}

/** `change` may be negative; the load stays at 0 or above. */
export const withLoad = (agent: DeskAgent, change: number): DeskAgent => ({
  ...agent,
  load: Math.max(0, agent.load + change),
});
