import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";

/** An event as the log stores it: whole, and with the owner of the session before it. */
export type LoggedEvent = Logged<Event>;
export type Logged<E> = E & {
  previousOwnerId: AgentId | null;
  /** [AG7] Of the session that decides who may read, where `session` is an earlier one. Earlier releases left it out. */
  ruling?: Pick<Session, "state" | "ownerId">;
};
