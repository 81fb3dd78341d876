/**
 * Decides which agent gets the next waiting session (DI1, DI2, DI8).
 *
 * Only agents who are `online`, have automatic pick-up on and are below capacity are eligible. The customer who has
 * waited longest goes first, if they can be answered. Dispatch prefers the customer's last owner. Then it prefers the
 * lowest load relative to capacity, and then the agent whose last assignment was longest ago.
 */
import { byPlace } from "@jieru/shared/domain/waiting";
import type { Desk, DeskAgent, DeskSession, Moment } from "./desk.ts";
import { append, appendOne } from "./evolve.ts";
import type { Fact } from "./fact.ts";
import { pickedUp } from "./sessions.ts";
import { lookAt } from "./time.ts";

/** [DI1] Returns whether dispatch may assign sessions to this agent. */
export const isEligible = (a: DeskAgent): boolean => a.auto && a.status === "online" && a.load < a.capacity;

const byNeed = (a: DeskAgent, b: DeskAgent): number =>
  a.load / a.capacity - b.load / b.capacity ||
  (a.lastAssignedAt ?? 0) - (b.lastAssignedAt ?? 0) ||
  a.seat - b.seat;

function chooseAgent(desk: Desk, s: DeskSession): DeskAgent | undefined {
  const eligible = [...desk.agents.values()].filter((a) => isEligible(a) && a.id !== s.returnedBy);
  return eligible.find((a) => a.id === s.lastOwnerId) ?? eligible.toSorted(byNeed)[0];
}

const waitingLineOf = (desk: Desk): DeskSession[] =>
  [...desk.sessions.values()].filter((s) => s.state === "waiting" && !s.lapsed).sort(byPlace);

function isInLoadedPart({ queueLoadedUntil: until }: Desk, session: DeskSession): boolean {
  if (until === "all" || until === "none") return until === "all";
  return byPlace(session, until) <= 0;
}

/**
 * Assigns waiting sessions until no agent is eligible or no customer waits. It stops at the end of the loaded part of
 * the queue. A session that is loaded because a command names it must not overtake the ones in between.
 */
export function dispatch(desk: Desk, moment: Moment): { desk: Desk; facts: Fact[] } {
  const facts: Fact[] = [];
  if (!desk.agents.values().some(isEligible)) return { desk, facts };
  for (const s of waitingLineOf(desk)) {
    if (!isInLoadedPart(desk, s)) break;
    const agent = chooseAgent(desk, s);
    if (!agent) continue;
    // [DI8] The window has closed, and the ticker has not checked the session yet.
    const closed = append(desk, lookAt(desk, s, moment));
    desk = closed.desk;
    facts.push(...closed.facts);
    if (closed.facts.length > 0) continue;
    const given = appendOne(desk, pickedUp(desk, s, { agent, giver: "dispatch" }, moment));
    desk = given.desk;
    facts.push(given.fact);
  }
  return { desk, facts };
}

/**
 * Returns whether an agent could take more while part of the queue was not loaded. The lane must then load the rest.
 */
export const hasMoreToDispatch = (desk: Desk): boolean =>
  desk.queueLoadedUntil !== "all" && desk.agents.values().some(isEligible);
