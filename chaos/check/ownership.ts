import type { History, Logged } from "../history.ts";
import type { Claim } from "../workload/agents.ts";
import type { Violation } from "./violation.ts";

interface Holding {
  seq: number;
  ownerId: string | null;
  epoch: number;
}

/** [P4] Checks that a session has one owner at a time, a conversation one open session, and claims and replies match owner and epoch. */
export function checkOwnership(history: History): Violation[] {
  const sessions = Map.groupBy(
    history.log.filter((e) => e.sessionId !== null && e.epoch !== null).sort((a, b) => a.seq - b.seq),
    (e) => e.sessionId as string,
  );
  const violations: Violation[] = [];
  const holdings = new Map<string, Holding[]>();
  for (const [sessionId, events] of sessions) {
    const read = readHoldings(sessionId, events);
    holdings.set(sessionId, read.holdings);
    violations.push(...read.violations);
  }
  return [
    ...violations,
    ...checkOneOpen(history),
    ...checkAuthors(history, holdings),
    ...checkBegun(history, holdings),
    ...checkClaims(history, holdings),
    ...history.miscounted.map((about): Violation => ({ promise: "P4", kind: "untrue", about })),
  ];
}

function readHoldings(sessionId: string, events: readonly Logged[]) {
  const holdings: Holding[] = [];
  const violations: Violation[] = [];
  for (const { seq, ownerId, epoch } of events) {
    const last = holdings.at(-1);
    if (last && (epoch as number) < last.epoch)
      violations.push({
        promise: "P4",
        kind: "two owners",
        about: `${sessionId}: the epoch falls at ${seq}`,
      });
    if (last?.ownerId && ownerId && last.ownerId !== ownerId && last.epoch === epoch)
      violations.push({
        promise: "P4",
        kind: "two owners",
        about: `${sessionId}: ${last.ownerId} and ${ownerId} at epoch ${epoch}`,
      });
    if (last?.ownerId !== ownerId || last?.epoch !== epoch)
      holdings.push({ seq, ownerId, epoch: epoch as number });
  }
  return { holdings, violations };
}

function checkOneOpen({ log }: History): Violation[] {
  const open = new Map<string, string>();
  const violations: Violation[] = [];
  for (const { seq, sessionId, conversationId, state } of log) {
    if (!sessionId || !conversationId) continue;
    const other = open.get(conversationId);
    if (state === "ended") {
      if (other === sessionId) open.delete(conversationId);
    } else if (other && other !== sessionId) {
      const about = `${conversationId}: ${other} and ${sessionId} are open at ${seq}`;
      violations.push({ promise: "P4", kind: "two owners", about });
    } else open.set(conversationId, sessionId);
  }
  return violations;
}

/** Checks that the owner at that moment wrote each reply under the current epoch. */
function checkAuthors({ said }: History, holdings: Map<string, Holding[]>): Violation[] {
  return said.flatMap(({ id, seq, sessionId, direction, agentId, epoch }): Violation[] => {
    if (direction !== "out" || !agentId || !sessionId) return [];
    const then = holdings.get(sessionId)?.findLast((h) => h.seq <= seq);
    if (then?.ownerId === agentId && then.epoch === epoch) return [];
    return [{ promise: "P4", kind: "untrue", about: `reply ${id} by ${agentId} at epoch ${epoch}` }];
  });
}

/** [SE10] Checks that every try of a reply uses the epoch of its acceptance. Automatic messages have no owner. */
function checkBegun({ said, log }: History, holdings: Map<string, Holding[]>): Violation[] {
  const replies = new Map(said.map((m) => [m.id, m]));
  return log.flatMap(({ seq, begins }): Violation[] => {
    const reply = begins === null ? undefined : replies.get(begins);
    if (!reply?.agentId || !reply.sessionId) return [];
    const then = holdings.get(reply.sessionId)?.findLast((h) => h.seq <= seq);
    if (then?.epoch === reply.epoch) return [];
    const about = `reply ${reply.id} of epoch ${reply.epoch} left at ${seq}, in epoch ${then?.epoch}`;
    return [{ promise: "P4", kind: "untrue", about }];
  });
}

const recordOf = ({ sessionId, state, ownerId, epoch, lastSeq }: Logged | Claim): string =>
  `${sessionId} is ${state} of ${ownerId} in epoch ${epoch} at ${lastSeq}`;

/** Checks that the log confirms every answer that an agent received. */
function checkClaims({ claims, log }: History, holdings: Map<string, Holding[]>): Violation[] {
  const records = new Set(log.map(recordOf));
  return claims.flatMap((claim): Violation[] => {
    const about = recordOf(claim);
    if (records.has(about)) return [];
    const { sessionId, epoch, ownerId } = claim;
    const theirs = holdings.get(sessionId)?.some((h) => h.epoch === epoch && h.ownerId === ownerId);
    return [{ promise: "P4", kind: theirs ? "lost" : "two owners", about }];
  });
}
