import { type Agent, agentLimit, type Status, supervises } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Notice } from "@jieru/shared/domain/message";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { Command } from "./command.ts";
import type { Desk, DeskAgent, DeskSession, Moment } from "./desk.ts";
import { append, appendOne } from "./evolve.ts";
import type { AgentFactType, Decision, NewFact } from "./fact.ts";
import { inactive, moved, requeued, returned } from "./moves.ts";

type AgentCommand = Extract<
  Command,
  {
    do:
      | "connect_agent"
      | "lose_agent"
      | "sign_out"
      | "set_status"
      | "set_pickup"
      | "bind_agent"
      | "change_role"
      | "rename_agent"
      | "unbind_agent";
  }
>;
type Why = "signed_out" | "agent_lost" | "unbound";

export const agentFact = (type: AgentFactType, agent: DeskAgent, moment: Moment): NewFact => ({
  type,
  at: moment.now,
  agents: [agent],
});

function goesBack({ account }: Desk, s: DeskSession, why: Why): boolean {
  if (why === "unbound") return true;
  return s.unansweredSince !== null && (why === "agent_lost" || !account.keepUnanswered);
}

function leftBehind(desk: Desk, s: DeskSession, why: Why, moment: Moment): NewFact | null {
  if (goesBack(desk, s, why)) {
    const hasLeft = why === "signed_out";
    const agentName = hasLeft ? (s.ownerId && desk.agents.get(s.ownerId)?.name) || null : null;
    const notice: Notice = { what: "waits_again", why, agentName, note: null };
    const after = hasLeft ? returned(s, moment.now) : requeued(s, moment.now);
    return moved(desk, { type: "session_waits_again", before: s, after, notice }, moment);
  }
  if (s.state !== "active") return null;
  return moved(
    desk,
    {
      type: "session_turned_inactive",
      before: s,
      after: inactive(s, moment.now),
      notice: { what: "turned_inactive", why },
    },
    moment,
  );
}

const heldBy = (desk: Desk, agentId: AgentId): DeskSession[] =>
  [...desk.sessions.values()]
    .filter((s) => s.ownerId === agentId && (s.state === "active" || s.state === "inactive"))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** [SE4] [AG3] [AG6] Returns one fact per session, ordered by id so that the same history gives the same facts. */
function leaveSessions(desk: Desk, agentId: AgentId, why: Why, moment: Moment): NewFact[] {
  const facts: NewFact[] = [];
  for (const s of heldBy(desk, agentId)) {
    const fact = leftBehind(desk, s, why, moment);
    if (!fact) continue;
    facts.push(fact);
    desk = appendOne(desk, fact).desk;
  }
  return facts;
}

interface Departure {
  why: Why;
  chosenStatus: Status;
  statusWhy: Agent["statusWhy"];
}

function goOffline(
  desk: Desk,
  agent: DeskAgent,
  { why, chosenStatus, statusWhy }: Departure,
  moment: Moment,
): NewFact[] {
  const facts = leaveSessions(desk, agent.id, why, moment);
  // Signing out changes the reason even if the agent was already gone.
  const wasMissed = agent.statusWhy === "lost" || agent.statusWhy === null || isExpected(agent);
  const asBefore = agent.chosenStatus === chosenStatus && !(wasMissed && why === "signed_out");
  if (agent.status === "offline" && asBefore) return facts;
  const now = append(desk, facts).desk.agents.get(agent.id) ?? agent;
  return [
    ...facts,
    agentFact(
      "agent_status_changed",
      inStatus({ ...now, chosenStatus }, "offline", statusWhy, moment),
      moment,
    ),
  ];
}

export const inStatus = (
  agent: DeskAgent,
  status: Status,
  statusWhy: Agent["statusWhy"],
  moment: Moment,
): DeskAgent => ({
  ...agent,
  status,
  statusWhy,
  statusSince: agent.status === status ? agent.statusSince : moment.now,
});

export const isExpected = (agent: DeskAgent): boolean =>
  agent.status === "offline" && agent.chosenStatus !== "offline" && agent.statusWhy === "supervisor";

type SetStatus = Extract<Command, { do: "set_status" }>;

function setStatus(desk: Desk, agent: DeskAgent, { status, by }: SetStatus, moment: Moment): Decision {
  const why = by === agent.id ? null : "supervisor";
  if (status === "offline") {
    const statusWhy = why ?? "signed_out";
    return goOffline(desk, agent, { why: "signed_out", chosenStatus: status, statusWhy }, moment);
  }
  // Only an agent's own console shows that they are online. The ticker connects them after others set the status.
  const next = why && agent.status === "offline" ? agent.status : status;
  if (agent.status === next && agent.chosenStatus === status && (next === status || isExpected(agent)))
    return [];
  return [
    agentFact(
      "agent_status_changed",
      inStatus({ ...agent, chosenStatus: status }, next, why, moment),
      moment,
    ),
  ];
}

/** [AG3] [AG5] Restores the status of a lost agent, but not after a sign-out (SE4). */
function connect(
  agent: DeskAgent,
  { goneWhy }: Extract<AgentCommand, { do: "connect_agent" }>,
  moment: Moment,
): Decision {
  if (agent.status === agent.chosenStatus) return [];
  if (goneWhy !== undefined && goneWhy !== agent.statusWhy) return [];
  const why = isExpected(agent) ? agent.statusWhy : null;
  return [agentFact("agent_status_changed", inStatus(agent, agent.chosenStatus, why, moment), moment)];
}

export const mayManage = (desk: Desk, by: AgentId): Refusal | null =>
  desk.agents.get(by)?.role === "admin" ? null : { refusal: "not_allowed" };

function maySet(desk: Desk, agentId: AgentId, by: AgentId): Refusal | null {
  const actor = desk.agents.get(by);
  if (!actor) return { refusal: "not_bound" };
  return by === agentId || supervises(actor) ? null : { refusal: "not_allowed" };
}

const maySetPickup = (desk: Desk, agentId: AgentId, by: AgentId): Refusal | null =>
  maySet(desk, agentId, by) ?? (by === agentId ? null : mayManage(desk, by));

const isLastAdmin = (desk: Desk, agent: DeskAgent): boolean =>
  agent.role === "admin" && [...desk.agents.values()].filter((a) => a.role === "admin").length === 1;

function freeSeat(desk: Desk): number | null {
  const taken = new Set([...desk.agents.values()].map((a) => a.seat));
  for (let seat = 1; seat <= agentLimit; seat++) if (!taken.has(seat)) return seat;
  return null;
}

/** [AG1] Refuses the 101st agent. Agents who are already bound stay as they are. */
function bind(desk: Desk, command: Extract<Command, { do: "bind_agent" }>, moment: Moment): Decision {
  if (desk.agents.has(command.agentId)) return { refusal: "already_bound" };
  const seat = freeSeat(desk);
  if (seat === null) return { refusal: "agent_limit_reached", limit: agentLimit };
  const agent: DeskAgent = {
    id: command.agentId,
    name: command.name,
    role: command.role,
    status: "offline",
    statusSince: moment.now,
    statusWhy: null,
    chosenStatus: "online",
    load: 0,
    capacity: desk.account.initialCapacity,
    auto: desk.account.initialAuto,
    seat,
    lastAssignedAt: null,
  };
  return [agentFact("agent_bound", agent, moment)];
}

function changeRole(desk: Desk, agent: DeskAgent, role: DeskAgent["role"], moment: Moment): Decision {
  if (agent.role === role) return [];
  if (isLastAdmin(desk, agent)) return { refusal: "last_admin" };
  return [agentFact("agent_role_changed", { ...agent, role }, moment)];
}

function unbind(desk: Desk, agent: DeskAgent, moment: Moment): Decision {
  if (isLastAdmin(desk, agent)) return { refusal: "last_admin" };
  const facts = leaveSessions(desk, agent.id, "unbound", moment);
  return [...facts, { type: "agent_unbound", at: moment.now, removedAgentId: agent.id }];
}

/** [MA13] Removes all agents, even the last admin. The account has no sessions, as no customer ever wrote. */
export function unbindAll(desk: Desk, by: AgentId, moment: Moment): Decision {
  const unbound = (id: AgentId): NewFact => ({ type: "agent_unbound", at: moment.now, removedAgentId: id });
  return mayManage(desk, by) ?? [...desk.agents.keys()].sort().map(unbound);
}

function setPickup(agent: DeskAgent, auto: boolean, capacity: number, moment: Moment): Decision {
  if (agent.auto === auto && agent.capacity === capacity) return [];
  return [agentFact("agent_pickup_changed", { ...agent, auto, capacity }, moment)];
}

export function decideAgent(desk: Desk, command: AgentCommand, moment: Moment): Decision {
  if (command.do === "bind_agent") return bind(desk, command, moment);
  const agent = desk.agents.get(command.agentId);
  if (!agent) return { refusal: "agent_not_found" };
  switch (command.do) {
    case "connect_agent":
      return connect(agent, command, moment);
    case "lose_agent":
      return goOffline(
        desk,
        agent,
        { why: "agent_lost", chosenStatus: agent.chosenStatus, statusWhy: "lost" },
        moment,
      );
    case "sign_out":
      return goOffline(
        desk,
        agent,
        { why: "signed_out", chosenStatus: "online", statusWhy: "signed_out" },
        moment,
      );
    case "set_status":
      return maySet(desk, agent.id, command.by) ?? setStatus(desk, agent, command, moment);
    case "set_pickup":
      return (
        maySetPickup(desk, agent.id, command.by) ?? setPickup(agent, command.auto, command.capacity, moment)
      );
    case "change_role":
      return mayManage(desk, command.by) ?? changeRole(desk, agent, command.role, moment);
    case "rename_agent":
      // Returns a fact even for an unchanged name: the agent's row was read again, and consoles may not know the name.
      return [agentFact("agent_renamed", { ...agent, name: command.name }, moment)];
    case "unbind_agent":
      return mayManage(desk, command.by) ?? unbind(desk, agent, moment);
  }
}
