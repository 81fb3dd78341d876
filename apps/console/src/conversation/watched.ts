import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";

/** A colleague serves it, and the viewer looks on. */
export const isWatched = (s: Pick<Session, "state" | "ownerId">, viewerId: AgentId): boolean =>
  (s.state === "active" || s.state === "inactive") && s.ownerId !== null && s.ownerId !== viewerId;
