/** [BO7] [AG5] Whether an agent can be given a session, before it is dropped: what the desk would answer, and what to know. */
import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { SessionStanding } from "@jieru/shared/domain/session";
import type { Account, Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { keepOrder } from "../../../ui/lists/held-rows.ts";

export type Giving =
  | { give: "no"; why: "offline" | "theirs" | "full" | "gone" }
  | { give: "yes"; note: "over" | "away" | "offline" | null };

type Limits = Pick<Account, "exceedByHand" | "exceedByTransfer">;

/**
 * [DI3] [DI5] A waiting session is assigned, one being served is transferred: each has its own switch for exceeding capacity,
 * and only a transfer may wait for an offline agent.
 */
export function givingOf(agent: Agent, session: SessionStanding, account: Limits): Giving {
  if (agent.id === session.ownerId) return { give: "no", why: "theirs" };
  if (agent.status === "offline" && session.state === "waiting") return { give: "no", why: "offline" };
  const full = agent.load >= agent.capacity;
  const mayExceed = session.state === "waiting" ? account.exceedByHand : account.exceedByTransfer;
  if (full && !mayExceed) return { give: "no", why: "full" };
  if (agent.status === "offline") return { give: "yes", note: "offline" };
  return { give: "yes", note: full ? "over" : agent.status === "away" ? "away" : null };
}

/** Uses the current desk: an agent who was unbound while the session was held over them gets nothing. */
export function givingOn(
  desk: Pick<Snapshot, "agents" | "account">,
  to: AgentId,
  session: SessionStanding,
): Giving {
  const agent = desk.agents.find((a) => a.id === to);
  return agent ? givingOf(agent, session, desk.account) : { give: "no", why: "gone" };
}

/** The desk's refusal; null if dropping simply returns the session to its place. */
export function refusalOf(giving: Giving, { load, capacity }: Agent): Refusal | null {
  if (giving.give === "yes" || giving.why === "theirs") return null;
  if (giving.why === "full") return { refusal: "over_capacity", load, capacity };
  return { refusal: giving.why === "gone" ? "agent_not_found" : "agent_not_available" };
}

const notes = [null, "away", "over", "offline"] as const;
const whys = ["full", "theirs", "offline", "gone"] as const;

/** Lower is better. */
const rank = (g: Giving): number =>
  g.give === "yes" ? notes.indexOf(g.note) : notes.length + whys.indexOf(g.why);

export interface Candidate {
  agent: Agent;
  giving: Giving;
}

/** Returns `wanted` in the order of `shown`, so that no candidate moves under the pointer. */
export const keepCandidates = (shown: Candidate[], wanted: Candidate[]): Candidate[] =>
  keepOrder(shown, wanted, ({ agent }) => agent.id);

/** All agents, the best choice first: free, away, full, offline; among equals, the lowest load relative to capacity first. */
export function candidatesFor(
  agents: readonly Agent[],
  session: SessionStanding,
  account: Limits,
): Candidate[] {
  return agents
    .map((agent) => ({ agent, giving: givingOf(agent, session, account) }))
    .sort(
      (a, b) =>
        rank(a.giving) - rank(b.giving) || a.agent.load / a.agent.capacity - b.agent.load / b.agent.capacity,
    );
}
