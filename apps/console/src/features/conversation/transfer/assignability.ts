/** [BO7] [AG5] Predicts whether the server would accept an assignment or transfer to an agent. */
import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { SessionStanding } from "@jieru/shared/domain/session";
import type { Account, Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { keepOrder } from "../../../ui/lists/held-rows.ts";

export type Assignability =
  | { give: "no"; why: "offline" | "theirs" | "full" | "gone" }
  | { give: "yes"; note: "over" | "away" | "offline" | null };

type Limits = Pick<Account, "exceedByHand" | "exceedByTransfer">;

/**
 * [DI3] [DI5] Assignments and transfers have separate switches for exceeding capacity, and only a transfer may wait for
 * an offline agent.
 */
export function assignabilityOf(agent: Agent, session: SessionStanding, account: Limits): Assignability {
  if (agent.id === session.ownerId) return { give: "no", why: "theirs" };
  if (agent.status === "offline" && session.state === "waiting") return { give: "no", why: "offline" };
  const full = agent.load >= agent.capacity;
  const mayExceed = session.state === "waiting" ? account.exceedByHand : account.exceedByTransfer;
  if (full && !mayExceed) return { give: "no", why: "full" };
  if (agent.status === "offline") return { give: "yes", note: "offline" };
  return { give: "yes", note: full ? "over" : agent.status === "away" ? "away" : null };
}

/** Uses the current snapshot: an agent may have been removed during dragging. */
export function currentAssignability(
  desk: Pick<Snapshot, "agents" | "account">,
  to: AgentId,
  session: SessionStanding,
): Assignability {
  const agent = desk.agents.find((a) => a.id === to);
  return agent ? assignabilityOf(agent, session, desk.account) : { give: "no", why: "gone" };
}

/** Returns the expected refusal, or null if dropping only returns the session to its place. */
export function refusalOf(giving: Assignability, { load, capacity }: Agent): Refusal | null {
  if (giving.give === "yes" || giving.why === "theirs") return null;
  if (giving.why === "full") return { refusal: "over_capacity", load, capacity };
  return { refusal: giving.why === "gone" ? "agent_not_found" : "agent_not_available" };
}

const notes = [null, "away", "over", "offline"] as const;
const whys = ["full", "theirs", "offline", "gone"] as const;

const rank = (g: Assignability): number =>
  g.give === "yes" ? notes.indexOf(g.note) : notes.length + whys.indexOf(g.why);

export interface Candidate {
  agent: Agent;
  giving: Assignability;
}

/** Returns `wanted` in the order of `shown`, so that no candidate moves under the pointer. */
export const keepCandidates = (shown: Candidate[], wanted: Candidate[]): Candidate[] =>
  keepOrder(shown, wanted, ({ agent }) => agent.id);

/** Returns all agents, the best choice first: free, away, full, offline; then by relative load. */
export function candidatesFor(
  agents: readonly Agent[],
  session: SessionStanding,
  account: Limits,
): Candidate[] {
  return agents
    .map((agent) => ({ agent, giving: assignabilityOf(agent, session, account) }))
    .sort(
      (a, b) =>
        rank(a.giving) - rank(b.giving) || a.agent.load / a.agent.capacity - b.agent.load / b.agent.capacity,
    );
}
