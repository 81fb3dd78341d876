/**
 * Assigns waiting sessions to eligible agents (DI1, DI2, DI8). The longest-waiting customer goes first. Agents are
 * preferred in this order: last owner, lowest relative load, longest time since the last assignment.
 */
import { byPlace } from "@jieru/shared/domain/waiting";
import type { Desk, DeskAgent, DeskSession, Moment } from "./desk.ts";
import { append, appendOne } from "./evolve.ts";
import type { Fact } from "./fact.ts";
import { pickedUp } from "./sessions.ts";
import { dueFacts } from "./time.ts";

export const isEligible = (a: DeskAgent): boolean => a.auto && a.status === "online" && a.load < a.capacity;

const byNeed = (a: DeskAgent, b: DeskAgent): number =>
  a.load / a.capacity - b.load / b.capacity ||
  (a.lastAssignedAt ?? 0) - (b.lastAssignedAt ?? 0) ||
  a.seat - b.seat;

function chooseAgent(desk: Desk, s: DeskSession): DeskAgent | undefined {
  const eligible = [...desk.agents.values()].filter((a) => isEligible(a) && a.id !== s.returnedBy);
  return eligible.find((a) => a.id === s.lastOwnerId) ?? eligible.toSorted(byNeed)[0];
}

const waitingQueueOf = (desk: Desk): DeskSession[] =>
  [...desk.sessions.values()].filter((s) => s.state === "waiting" && !s.lapsed).sort(byPlace);

function isInLoadedPart({ queueLoadedUntil: until }: Desk, session: DeskSession): boolean {
  if (until === "all" || until === "none") return until === "all";
  return byPlace(session, until) <= 0;
}

/** Assigns until no agent is eligible or the loaded queue ends. Sessions loaded beyond it must not overtake. */
export function dispatch(desk: Desk, moment: Moment): { desk: Desk; facts: Fact[] } {
  const facts: Fact[] = [];
  if (!desk.agents.values().some(isEligible)) return { desk, facts };
  for (const s of waitingQueueOf(desk)) {
    if (!isInLoadedPart(desk, s)) break;
    const agent = chooseAgent(desk, s);
    if (!agent) continue;
    // [DI8] The window has closed since the ticker's last check.
    const closed = append(desk, dueFacts(desk, s, moment));
    desk = closed.desk;
    facts.push(...closed.facts);
    if (closed.facts.length > 0) continue;
    const assigned = appendOne(desk, pickedUp(desk, s, { agent, assignedBy: "dispatch" }, moment));
    desk = assigned.desk;
    facts.push(assigned.fact);
  }
  return { desk, facts };
}

export const hasMoreToDispatch = (desk: Desk): boolean =>
  desk.queueLoadedUntil !== "all" && desk.agents.values().some(isEligible);
