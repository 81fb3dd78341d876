import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { assign, reassign } from "../api/sessions.ts";

/** [AG5] Assigns who waits, hands over who is served: at once on screen, taken back in place when refused. */
export const give = (accountId: AccountId, session: Session, to: AgentId): void =>
  void (session.state === "waiting"
    ? assign(accountId, session.id, to)
    : reassign(accountId, session.id, to));
