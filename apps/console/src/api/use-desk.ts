import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useOverlays } from "./actions.ts";
import { isForOthers, RequestFailure } from "./outcome.ts";
import type { Overlay } from "./overlay.ts";
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
  const { data: facts } = useSuspenseQuery(snapshotQuery(accountId));
  const overlays = useOverlays();
  const held = inLists(useDesk(accountId), sessionId);
  const fact = inLists(facts, sessionId);
  const asked = useQuery({ ...sessionQuery(sessionId), enabled: !held && !fact });
  const refused = asked.error instanceof RequestFailure && isForOthers(asked.error.failure);
  return useMemo(() => {
    if (held) return held;
    if (fact) return overlays.map((o) => o.left?.(fact)).find(Boolean) ?? fact;
    if (refused && asked.data?.state === "waiting") return null;
    if (asked.data) return overlaid(facts, asked.data, overlays);
    return asked.isPending || asked.isFetching ? undefined : null;
  }, [held, fact, facts, overlays, asked.data, refused, asked.isPending, asked.isFetching]);
}

const inLists = ({ sessions, waiting }: Snapshot, id: SessionId): Session | undefined =>
  sessions.find((s) => s.id === id) ?? waiting.sessions.find((s) => s.id === id);

/** One that stands in no list, with what has just been changed of it or of its customer. */
function overlaid(facts: Snapshot, session: Session, overlays: readonly Overlay[]): Session {
  const alone: Snapshot = { ...facts, sessions: [session] };
  return overlays.reduce((s, overlay) => overlay.apply(s), alone).sessions[0] ?? session;
}

/** Finds an agent's name on the desk; for refusals, last owners and the like. */
export function useAgentName(accountId: AccountId): (id: AgentId) => string | undefined {
  const { agents } = useDesk(accountId);
  return useMemo(() => (id) => agents.find((a) => a.id === id)?.name, [agents]);
}
