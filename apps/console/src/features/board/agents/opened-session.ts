import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";

export interface OpenedSessionProps {
  accountId: AccountId;
  desk: Snapshot;
  session: Session;
}
