import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";

/** A colleague serves it, and the viewer looks on. */
export const isWatched = (s: Pick<Session, "state" | "ownerId">, viewerId: AgentId): boolean =>
  (s.state === "active" || s.state === "inactive") && s.ownerId !== null && s.ownerId !== viewerId;

/** [AG7] In hands this viewer hears nothing more of: what is known of it is how it stood when it left, and may be so no more. */
export const isOutOfSight = (s: Pick<Session, "state" | "ownerId">, viewer: Viewer): boolean =>
  isWatched(s, viewer.id) && !supervises(viewer);
