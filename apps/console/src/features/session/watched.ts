import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";

/** A colleague serves the session, and the viewer looks on. */
export const isWatched = (s: Pick<Session, "state" | "ownerId">, viewerId: AgentId): boolean =>
  (s.state === "active" || s.state === "inactive") && s.ownerId !== null && s.ownerId !== viewerId;

/** [AG7] The viewer gets no more news of this session: what is known is its state when it left them, which may be outdated. */
export const isOutOfSight = (s: Pick<Session, "state" | "ownerId">, viewer: Viewer): boolean =>
  isWatched(s, viewer.id) && !supervises(viewer);
