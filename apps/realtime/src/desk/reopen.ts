import type { Notice } from "@jieru/shared/domain/message";
import { blockOf, endUndoAcceptedMs } from "@jieru/shared/domain/session";
import {
  type BeforeEnd,
  type Desk,
  type DeskAgent,
  type DeskSession,
  hasNewerSession,
  type Moment,
  viewSession,
} from "./desk.ts";
import { isOfBefore } from "./erasure.ts";
import type { Decision } from "./fact.ts";
import { inactive, moved, overCapacity, owned, refusalOf, requeued, unended } from "./moves.ts";

/** [SE18] Returns what undoing the end restores; null unless this agent ended the session moments ago. */
function undoable(
  { state, endedAt, beforeEnd }: DeskSession,
  agent: DeskAgent,
  now: number,
): BeforeEnd | null {
  if (state !== "ended" || endedAt === null || beforeEnd?.by !== agent.id) return null;
  return now - endedAt < endUndoAcceptedMs ? beforeEnd : null;
}

function restored(desk: Desk, s: DeskSession, before: BeforeEnd, { now }: Moment): DeskSession {
  const { state, waitingSince, lapsed, unread, unansweredSince, reminder } = before;
  const open = { ...unended(s), unread, unansweredSince, reminder };
  if (state === "waiting") return { ...open, state, waitingSince, lapsed };
  if (s.ownerId === null || !desk.agents.has(s.ownerId)) return requeued(open, now);
  const active = owned(desk, open, s.ownerId, now);
  return state === "inactive" ? inactive(active, now) : active;
}

function unanswered({ beforeEnd, lastMessage }: DeskSession): number | null {
  if (beforeEnd) return beforeEnd.unansweredSince;
  return lastMessage?.direction === "in" ? lastMessage.at : null;
}

export function reopen(desk: Desk, s: DeskSession, agent: DeskAgent, moment: Moment): Decision {
  const conversation = desk.conversations.get(s.conversationId);
  if (!conversation || isOfBefore(conversation, s)) return { refusal: "session_not_found" };
  const before = conversation.blocked ? null : undoable(s, agent, moment.now);
  const block = before ? null : blockOf("reopen", viewSession(desk, s), agent, moment.now);
  if (block) return refusalOf(desk, block);
  if (hasNewerSession(desk, s)) return { refusal: "customer_has_newer_session" };
  const full = before || desk.account.exceedByHand ? null : overCapacity(agent);
  if (full) return full;
  const after = before
    ? restored(desk, s, before, moment)
    : owned(desk, { ...unended(s), unansweredSince: unanswered(s) }, agent.id, moment.now);
  const notice: Notice = {
    what: "reopened",
    agentId: agent.id,
    agentName: agent.name,
    undone: before !== null,
  };
  return [moved(desk, { type: "session_reopened", before: s, after, notice }, moment)];
}
