import type { AgentId } from "@jieru/shared/domain/ids";
import type { Notice } from "@jieru/shared/domain/message";
import { blockOf, type SessionAction } from "@jieru/shared/domain/session";
import { mustSay } from "@jieru/shared/domain/wrap-up";
import type { SaidWrapUp } from "@jieru/shared/protocol/wrap-up";
import type { Command } from "./command.ts";
import {
  type BeforeEnd,
  type Desk,
  type DeskAgent,
  type DeskSession,
  type Moment,
  viewSession,
} from "./desk.ts";
import type { Decision, Moved } from "./fact.ts";
import { ended, moved, overCapacity, owned, refusalOf, returned, touched } from "./moves.ts";
import { ratingDueAt } from "./rating.ts";
import { reopen } from "./reopen.ts";
import { wrapUpOf } from "./wrap-up.ts";

type SessionCommand = Extract<
  Command,
  {
    do:
      | "pick_up"
      | "reactivate"
      | "end"
      | "reopen"
      | "assign"
      | "transfer"
      | "take_over"
      | "mark_read"
      | "mark_urgent";
  }
>;

interface PickUp {
  agent: DeskAgent;
  /** null: the agent picked it up. */
  assignedBy: "dispatch" | AgentId | null;
}

/** [SE2] [DI1] Returns the fact of a pick-up, by hand or by dispatch. */
export function pickedUp(desk: Desk, s: DeskSession, { agent, assignedBy }: PickUp, moment: Moment): Moved {
  const waitedMs = moment.now - (s.waitingSince ?? moment.now);
  const auto = assignedBy === "dispatch";
  const by = auto || assignedBy === null ? {} : { by: assignedBy };
  const notice: Notice = {
    what: "picked_up",
    agentId: agent.id,
    agentName: agent.name,
    auto,
    ...by,
    waitedMs,
  };
  const fact = moved(
    desk,
    { type: "session_picked_up", before: s, after: owned(desk, s, agent.id, moment.now), notice },
    moment,
  );
  const agents = fact.agents?.map((a) => (a.id === agent.id ? { ...a, lastAssignedAt: moment.now } : a));
  return agents ? { ...fact, agents } : fact;
}

function pickUp(desk: Desk, s: DeskSession, by: PickUp, moment: Moment): Decision {
  const full = desk.account.exceedByHand ? null : overCapacity(by.agent);
  return full ?? [pickedUp(desk, s, by, moment)];
}

/** [DI5] Refuses an offline agent. */
function assign(
  desk: Desk,
  s: DeskSession,
  { by, to }: { by: DeskAgent; to: AgentId },
  moment: Moment,
): Decision {
  const agent = desk.agents.get(to);
  if (!agent) return { refusal: "agent_not_found" };
  if (agent.status === "offline") return { refusal: "agent_not_available" };
  return pickUp(desk, s, { agent, assignedBy: by.id }, moment);
}

interface PassedOn {
  by: DeskAgent;
  note: string | null;
}

/** [DI6] The note is for the next agent. */
function returnToQueue(desk: Desk, s: DeskSession, { by, note }: PassedOn, moment: Moment): Decision {
  const notice: Notice = { what: "waits_again", why: "returned", agentName: by.name, note };
  return [
    moved(desk, { type: "session_waits_again", before: s, after: returned(s, moment.now), notice }, moment),
  ];
}

/** [DI5] Transfers to an agent, online or not. */
function transfer(
  desk: Desk,
  s: DeskSession,
  { by, to, note }: PassedOn & { to: AgentId },
  moment: Moment,
): Decision {
  const agent = desk.agents.get(to);
  if (!agent) return { refusal: "agent_not_found" };
  const isTheirs = agent.id === s.ownerId;
  // [DI9] Ignores a repeated request.
  if (isTheirs && (note === null || by.id === agent.id || s.handedBy === by.id)) return [];
  const full = isTheirs || desk.account.exceedByTransfer ? null : overCapacity(agent);
  if (full) return full;
  const notice: Notice = {
    what: "transferred",
    by: by.id,
    byName: by.name,
    agentId: agent.id,
    agentName: agent.name,
    note,
  };
  const handedBy = note === null ? null : by.id;
  const after = {
    ...(isTheirs ? touched(desk, s, moment.now) : owned(desk, s, agent.id, moment.now)),
    handedBy,
  };
  return [moved(desk, { type: "session_transferred", before: s, after, notice }, moment)];
}

function takeOver(desk: Desk, s: DeskSession, agent: DeskAgent, moment: Moment): Decision {
  if (s.ownerId === agent.id && s.state === "active") return [];
  const fromName = (s.ownerId && desk.agents.get(s.ownerId)?.name) || null;
  const notice: Notice = { what: "taken_over", agentId: agent.id, agentName: agent.name, fromName };
  return [
    moved(
      desk,
      { type: "session_taken_over", before: s, after: owned(desk, s, agent.id, moment.now), notice },
      moment,
    ),
  ];
}

function reactivate(desk: Desk, s: DeskSession, agent: DeskAgent, moment: Moment): Decision {
  const notice: Notice = { what: "reactivated", agentId: agent.id, agentName: agent.name };
  return [
    moved(
      desk,
      { type: "session_reactivated", before: s, after: owned(desk, s, agent.id, moment.now), notice },
      moment,
    ),
  ];
}

function markRead(s: DeskSession, upTo: number, moment: Moment): Decision {
  const isRead = s.unread === 0 && !s.handedBy;
  if (isRead || upTo < s.lastSeq) return [];
  return [{ type: "messages_read", at: moment.now, session: { ...s, unread: 0, handedBy: null } }];
}

/** [SE20] Repeating the request changes nothing. */
function markUrgent(s: DeskSession, urgent: boolean, moment: Moment): Decision {
  if (s.urgent === urgent) return [];
  return [{ type: "urgent_changed", at: moment.now, session: { ...s, urgent } }];
}

function end(
  desk: Desk,
  s: DeskSession,
  { agent, said, asks }: { agent: DeskAgent; said: SaidWrapUp | undefined; asks: boolean },
  moment: Moment,
): Decision {
  const wrapUp = said ? wrapUpOf(desk, s, said) : s.wrapUp;
  if (wrapUp && "refusal" in wrapUp) return wrapUp;
  if (!wrapUp && mustSay(desk.account, s, agent)) return { refusal: "topic_required" };
  const after = {
    ...ended(s, moment.now),
    wrapUp,
    ratingDueAt: asks ? ratingDueAt(desk, s, moment) : null,
    beforeEnd: beforeEnd(s, agent.id),
  };
  const notice: Notice = { what: "ended", why: "by_agent", agentName: agent.name };
  return [moved(desk, { type: "session_ended", before: s, after, notice }, moment)];
}

const beforeEnd = (s: DeskSession, by: AgentId): BeforeEnd => ({
  by,
  state: s.state,
  waitingSince: s.waitingSince,
  lapsed: s.lapsed,
  unread: s.unread,
  unansweredSince: s.unansweredSince,
  reminder: s.reminder,
});

const actions = {
  pick_up: "pickUp",
  reactivate: "reactivate",
  end: "end",
  assign: "assign",
  transfer: "transfer",
  take_over: "takeOver",
  mark_read: "markRead",
  mark_urgent: "markUrgent",
} as const satisfies Record<Exclude<SessionCommand["do"], "reopen">, SessionAction>;

/** Decides what agents do with sessions, by the table that the console's buttons use. */
export function decideSession(desk: Desk, command: SessionCommand, moment: Moment): Decision {
  const agent = desk.agents.get(command.agentId);
  if (!agent) return { refusal: "not_bound" };
  const s = desk.sessions.get(command.sessionId);
  if (!s) return { refusal: "session_not_found" };
  if (command.do === "pick_up" && s.ownerId === agent.id && s.state === "active") return [];
  if (command.do === "reopen") return reopen(desk, s, agent, moment);
  const block = blockOf(actions[command.do], viewSession(desk, s), agent, moment.now);
  if (block) return refusalOf(desk, block);
  switch (command.do) {
    case "pick_up":
      return pickUp(desk, s, { agent, assignedBy: null }, moment);
    case "assign":
      return assign(desk, s, { by: agent, to: command.to }, moment);
    case "reactivate":
      return reactivate(desk, s, agent, moment);
    case "transfer":
      return command.to === null
        ? returnToQueue(desk, s, { by: agent, note: command.note }, moment)
        : transfer(desk, s, { by: agent, to: command.to, note: command.note }, moment);
    case "take_over":
      return takeOver(desk, s, agent, moment);
    case "mark_read":
      return markRead(s, command.upTo, moment);
    case "mark_urgent":
      return markUrgent(s, command.urgent, moment);
    case "end":
      return end(desk, s, { agent, said: command.wrapUp, asks: command.askRating ?? true }, moment);
  }
}
