import type { Agent, Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Account, Snapshot } from "@jieru/shared/domain/snapshot";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { isForOthers, RequestFailure } from "../http/outcome.ts";
import { usePatches } from "../optimistic/actions.ts";
import type { OptimisticPatch } from "../optimistic/patches.ts";
import { confirmedSnapshot, useConfirmedSnapshot, useSnapshot } from "../store/snapshots.ts";
import { formerAgentsQuery } from "./former-agents.ts";
import { sessionQuery } from "./session.ts";

const meIn = ({ me }: Snapshot): Agent => me;
const accountIn = ({ account }: Snapshot): Account => account;
const agentsIn = ({ agents }: Snapshot): Agent[] => agents;

export const useMe = (accountId: AccountId): Agent => useSnapshot(accountId, meIn);
export const useAccount = (accountId: AccountId): Account => useSnapshot(accountId, accountIn);
export const useAgents = (accountId: AccountId): Agent[] => useSnapshot(accountId, agentsIn);

/** Returns the viewer's id and role as a stable object. */
export function useViewer(accountId: AccountId): Viewer {
  const { id, role } = useMe(accountId);
  return useMemo(() => ({ id, role }), [id, role]);
}

/** Returns a session that the viewer may see, listed or loaded; null if there is none, undefined while loading. */
export function useSession(accountId: AccountId, sessionId: SessionId): Session | null | undefined {
  const listed = useCallback((snapshot: Snapshot) => inLists(snapshot, sessionId), [sessionId]);
  const held = useSnapshot(accountId, listed);
  const fact = useConfirmedSnapshot(accountId, listed);
  const patches = usePatches(!held);
  const query = useQuery({ ...sessionQuery(sessionId), enabled: !held && !fact });
  const refused = query.error instanceof RequestFailure && isForOthers(query.error.failure);
  return useMemo(() => {
    if (held) return held;
    if (fact) return patches.map((o) => o.left?.(fact)).find(Boolean) ?? fact;
    if (refused && query.data?.state === "waiting") return null;
    const confirmed = confirmedSnapshot(accountId);
    if (query.data && confirmed) return withPatches(confirmed, query.data, patches);
    return query.isPending || query.isFetching ? undefined : null;
  }, [held, fact, accountId, patches, query.data, refused, query.isPending, query.isFetching]);
}

/** Returns a listed session without pending patches. */
export function useSessionFact(accountId: AccountId, sessionId: SessionId): Session | undefined {
  return useConfirmedSnapshot(accountId, (snapshot) => inLists(snapshot, sessionId));
}

const inLists = ({ sessions, waiting }: Snapshot, id: SessionId): Session | undefined =>
  sessions.find((s) => s.id === id) ?? waiting.sessions.find((s) => s.id === id);

function withPatches(facts: Snapshot, session: Session, patches: readonly OptimisticPatch[]): Session {
  const alone: Snapshot = { ...facts, sessions: [session] };
  return patches.reduce((s, patch) => patch.apply(s), alone).sessions[0] ?? session;
}

/** [AG10] Returns a lookup of agent names, including removed agents. */
export function useAgentName(accountId: AccountId): (id: AgentId) => string | undefined {
  const agents = useAgents(accountId);
  const { data: former } = useQuery(formerAgentsQuery(accountId));
  return useMemo(
    () => (id) => agents.find((a) => a.id === id)?.name ?? former?.find((a) => a.id === id)?.name,
    [agents, former],
  );
}
