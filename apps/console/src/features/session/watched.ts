import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";

/** Returns whether a colleague serves the session. */
export const isWatched = (s: Pick<Session, "state" | "ownerId">, viewerId: AgentId): boolean =>
  (s.state === "active" || s.state === "inactive") && s.ownerId !== null && s.ownerId !== viewerId;

/** [AG7] Returns whether the viewer gets no updates of the session, so that its state may be outdated. */
export const isOutOfSight = (s: Pick<Session, "state" | "ownerId">, viewer: Viewer): boolean =>
  isWatched(s, viewer.id) && !supervises(viewer);
