/** The agents of the board with their unanswered sessions, in the order a supervisor should look at them (BO6). */
import type { Agent } from "@jieru/shared/domain/agent";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { longestWait, unansweredSince } from "@jieru/shared/domain/waiting";
import type { Board } from "@jieru/shared/protocol/board";

export type AgentRemark =
  | { remark: "no_answer" | "lost" | "by_supervisor" | "manual_only" }
  | { remark: "when_back"; status: "online" | "away" }
  | { remark: "left_unanswered"; count: number }
  | { remark: "over_capacity"; count: number };

export interface AgentRow {
  agent: Agent;
  due: Session[];
  answered: number;
  unansweredSince: number | null;
  firstResponseMs: number | null;
  /** null until the server has sent it. */
  pickedUp: number | null;
  remark: AgentRemark | null;
}

const since = (s: Session): number => s.unansweredSince ?? Number.POSITIVE_INFINITY;

function remarkOf(agent: Agent, open: readonly Session[]): AgentRemark | null {
  const left = open.filter((s) => s.unansweredSince !== null).length;
  if (agent.status !== "online") {
    if (agent.statusWhy === "no_answer" || agent.statusWhy === "lost") return { remark: agent.statusWhy };
    if (left > 0) return { remark: "left_unanswered", count: left };
    if (agent.statusWhy === "supervisor" && agent.whenBack)
      return { remark: "when_back", status: agent.whenBack };
    if (agent.statusWhy === "supervisor") return { remark: "by_supervisor" };
    return null;
  }
  if (agent.load > agent.capacity) return { remark: "over_capacity", count: agent.load - agent.capacity };
  return agent.auto ? null : { remark: "manual_only" };
}

function rowOf(agent: Agent, open: readonly Session[], board: Board | undefined): AgentRow {
  const active = open.filter((s) => s.state === "active");
  const due = active.filter((s) => s.unansweredSince !== null).sort((a, b) => since(a) - since(b));
  const today = board?.agents.find((a) => a.agentId === agent.id);
  return {
    agent,
    due,
    answered: active.length - due.length,
    unansweredSince: longestWait(open, unansweredSince)?.unansweredSince ?? null,
    firstResponseMs: today?.firstResponseMs ?? null,
    pickedUp: board ? (today?.pickedUp ?? 0) : null,
    remark: remarkOf(agent, open),
  };
}

/** Returns 0: absent with unanswered customers, 1: unanswered, 2: none, 3: offline without sessions. */
function trouble({ agent, unansweredSince }: AgentRow): number {
  if (unansweredSince !== null) return agent.status === "online" ? 1 : 0;
  return agent.status === "offline" ? 3 : 2;
}

const byTrouble = (a: AgentRow, b: AgentRow): number =>
  trouble(a) - trouble(b) ||
  (a.unansweredSince ?? 0) - (b.unansweredSince ?? 0) ||
  (a.agent.status === b.agent.status ? 0 : a.agent.status === "online" ? -1 : 1) ||
  a.agent.name.localeCompare(b.agent.name);

export function agentRows(desk: Snapshot, board: Board | undefined): AgentRow[] {
  const byOwner = Map.groupBy(desk.sessions, (s) => s.ownerId);
  return desk.agents.map((agent) => rowOf(agent, byOwner.get(agent.id) ?? [], board)).sort(byTrouble);
}

/** Keeps the rows of agents removed during a drag, so that no other row moves under the pointer (BO6). */
export function keepGoneRows(shown: readonly AgentRow[], wanted: readonly AgentRow[]): AgentRow[] {
  const here = new Set(wanted.map((r) => r.agent.id));
  return [...wanted, ...shown.filter((r) => !here.has(r.agent.id))];
}
