/** [BO7] [AG5] Whether an agent may be given a session, before it is let go: what the desk would say, and what to know. */
import type { Agent } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { SessionStanding } from "@jieru/shared/domain/session";
import type { Account, Snapshot } from "@jieru/shared/domain/snapshot";
import type { Refusal } from "@jieru/shared/protocol/refusals";

export type Giving =
  | { give: "no"; why: "offline" | "theirs" | "full" | "gone" }
  | { give: "yes"; note: "over" | "away" | "offline" | null };

type Limits = Pick<Account, "exceedByHand" | "exceedByTransfer">;

/**
 * [DI3] [DI5] A waiting session is assigned, one being served is transferred: each has its own switch for going over capacity, and
 * only a transfer may wait for who is offline.
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

/** Judged by the present desk: an agent who was unbound while something was held over them gets nothing. */
export function givingOn(
  desk: Pick<Snapshot, "agents" | "account">,
  to: AgentId,
  session: SessionStanding,
): Giving {
  const agent = desk.agents.find((a) => a.id === to);
  return agent ? givingOf(agent, session, desk.account) : { give: "no", why: "gone" };
}

/** What the desk would answer, in its own words; null where letting go just puts it back. */
export function refusalOf(giving: Giving, { load, capacity }: Agent): Refusal | null {
  if (giving.give === "yes" || giving.why === "theirs") return null;
  if (giving.why === "full") return { refusal: "over_capacity", load, capacity };
  return { refusal: giving.why === "gone" ? "agent_not_found" : "agent_not_available" };
}

const notes = [null, "away", "over", "offline"] as const;
const whys = ["full", "theirs", "offline", "gone"] as const;

/** Smaller fits better. */
const rank = (g: Giving): number =>
  g.give === "yes" ? notes.indexOf(g.note) : notes.length + whys.indexOf(g.why);

export interface Candidate {
  agent: Agent;
  giving: Giving;
}

/** Everybody, who fits best first: free, away, full, offline; the least loaded in proportion to capacity first. */
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
