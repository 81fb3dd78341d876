import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useOverlays } from "./actions.ts";
import { sessionQuery } from "./session.ts";
import { snapshotQuery } from "./snapshot.ts";

/** The account as this agent sees it: the feed's facts, and on them what the agent has just set in motion. */
export function useDesk(accountId: AccountId): Snapshot {
  const { data } = useSuspenseQuery(snapshotQuery(accountId));
  const overlays = useOverlays();
  return useMemo(() => overlays.reduce((s, overlay) => overlay.apply(s), data), [data, overlays]);
}

/**
 * A session the viewer may see: their own, a waiting one, or any other the server still shows them (an ended one). null
 * when there is none (any more); undefined while that is being asked.
 */
export function useSession(accountId: AccountId, sessionId: SessionId): Session | null | undefined {
  const desk = useDesk(accountId);
  const held =
    desk.sessions.find((s) => s.id === sessionId) ?? desk.waiting.sessions.find((s) => s.id === sessionId);
  const asked = useQuery({ ...sessionQuery(sessionId), enabled: !held });
  if (held) return held;
  if (asked.isPending || asked.isFetching) return asked.data;
  return asked.data ?? null;
}

/** Finds an agent's name on the desk; for refusals, last owners and the like. */
export function useAgentName(accountId: AccountId): (id: AgentId) => string | undefined {
  const { agents } = useDesk(accountId);
  return useMemo(() => (id) => agents.find((a) => a.id === id)?.name, [agents]);
}
