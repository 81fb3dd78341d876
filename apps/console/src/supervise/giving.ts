/** [BO7] Whether an agent may be given a session, before it is let go: what the desk would say, and what to know. */
import type { Agent } from "@jieru/shared/domain/agent";
import type { Session } from "@jieru/shared/domain/session";
import type { Account } from "@jieru/shared/domain/snapshot";

export type Giving =
  | { give: "no"; why: "offline" | "theirs" | "full" }
  | { give: "yes"; note: "over" | "away" | "offline" | null };

type Limits = Pick<Account, "exceedByHand" | "exceedByTransfer">;

/** [DI3] [DI5] A waiting session is assigned, one being served is transferred: each has its own switch for going over, and
 * only a transfer may wait for who is offline. */
export function givingOf(agent: Agent, session: Session, account: Limits): Giving {
  if (agent.id === session.ownerId) return { give: "no", why: "theirs" };
  if (agent.status === "offline" && session.state === "waiting") return { give: "no", why: "offline" };
  const full = agent.load >= agent.capacity;
  const mayExceed = session.state === "waiting" ? account.exceedByHand : account.exceedByTransfer;
  if (full && !mayExceed) return { give: "no", why: "full" };
  if (agent.status === "offline") return { give: "yes", note: "offline" };
  return { give: "yes", note: full ? "over" : agent.status === "away" ? "away" : null };
}

const notes = [null, "away", "over", "offline"] as const;
const whys = ["full", "theirs", "offline"] as const;

/** Smaller fits better. */
const rank = (g: Giving): number =>
  g.give === "yes" ? notes.indexOf(g.note) : notes.length + whys.indexOf(g.why);

export interface Candidate {
  agent: Agent;
  giving: Giving;
}

/** Everybody, who fits best first: free, away, full, offline; the least loaded in proportion to capacity first. */
export function candidatesFor(agents: readonly Agent[], session: Session, account: Limits): Candidate[] {
  return agents
    .map((agent) => ({ agent, giving: givingOf(agent, session, account) }))
    .sort(
      (a, b) =>
        rank(a.giving) - rank(b.giving) || a.agent.load / a.agent.capacity - b.agent.load / b.agent.capacity,
    );
}
