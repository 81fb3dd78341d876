import type { Agent, Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Account, Snapshot } from "@jieru/shared/domain/snapshot";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { isForOthers, RequestFailure } from "../http/outcome.ts";
import { useOverlays } from "../optimistic/actions.ts";
import type { Overlay } from "../optimistic/overlay.ts";
import { confirmedSnapshot, useConfirmedSnapshot, useSnapshot } from "../store/snapshots.ts";
import { formerAgentsQuery } from "./former-agents.ts";
import { sessionQuery } from "./session.ts";

const meIn = ({ me }: Snapshot): Agent => me;
const accountIn = ({ account }: Snapshot): Account => account;
const agentsIn = ({ agents }: Snapshot): Agent[] => agents;

/** Myself in this account. */
export const useMe = (accountId: AccountId): Agent => useSnapshot(accountId, meIn);
export const useAccount = (accountId: AccountId): Account => useSnapshot(accountId, accountIn);
export const useAgents = (accountId: AccountId): Agent[] => useSnapshot(accountId, agentsIn);

/** The viewer, reduced to what decides what they may do. The object stays the same while that does. */
export function useViewer(accountId: AccountId): Viewer {
  const { id, role } = useMe(accountId);
  return useMemo(() => ({ id, role }), [id, role]);
}

/**
 * A session the viewer may see: their own, a waiting one, or any other the server still shows them (an ended one). null
 * when there is none (any more); undefined while that is being asked.
 */
export function useSession(accountId: AccountId, sessionId: SessionId): Session | null | undefined {
  const listed = useCallback((snapshot: Snapshot) => inLists(snapshot, sessionId), [sessionId]);
  const held = useSnapshot(accountId, listed);
  const fact = useConfirmedSnapshot(accountId, listed);
  const overlays = useOverlays(!held);
  const asked = useQuery({ ...sessionQuery(sessionId), enabled: !held && !fact });
  const refused = asked.error instanceof RequestFailure && isForOthers(asked.error.failure);
  return useMemo(() => {
    if (held) return held;
    if (fact) return overlays.map((o) => o.left?.(fact)).find(Boolean) ?? fact;
    if (refused && asked.data?.state === "waiting") return null;
    const confirmed = confirmedSnapshot(accountId);
    if (asked.data && confirmed) return overlaid(confirmed, asked.data, overlays);
    return asked.isPending || asked.isFetching ? undefined : null;
  }, [held, fact, accountId, overlays, asked.data, refused, asked.isPending, asked.isFetching]);
}

/** A listed session as the feed tells it, without what was just set in motion. */
export function useSessionFact(accountId: AccountId, sessionId: SessionId): Session | undefined {
  return useConfirmedSnapshot(accountId, (snapshot) => inLists(snapshot, sessionId));
}

const inLists = ({ sessions, waiting }: Snapshot, id: SessionId): Session | undefined =>
  sessions.find((s) => s.id === id) ?? waiting.sessions.find((s) => s.id === id);

/** One that stands in no list, with what has just been changed of it or of its customer. */
function overlaid(facts: Snapshot, session: Session, overlays: readonly Overlay[]): Session {
  const alone: Snapshot = { ...facts, sessions: [session] };
  return overlays.reduce((s, overlay) => overlay.apply(s), alone).sessions[0] ?? session;
}

/** [AG10] Finds an agent's name, also of who is not bound any more; for what was said, refusals, last owners and the like. */
export function useAgentName(accountId: AccountId): (id: AgentId) => string | undefined {
  const agents = useAgents(accountId);
  const { data: former } = useQuery(formerAgentsQuery(accountId));
  return useMemo(
    () => (id) => agents.find((a) => a.id === id)?.name ?? former?.find((a) => a.id === id)?.name,
    [agents, former],
  );
}
