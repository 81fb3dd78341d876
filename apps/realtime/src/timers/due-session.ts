import type { AccountId, SessionId } from "@jieru/shared/domain/ids";

export interface DueSession {
  accountId: AccountId;
  sessionId: SessionId;
}
