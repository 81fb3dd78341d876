import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";

/**
 * Notifies all servers after a commit. A notification carries no data, is not waited for and may be lost: the servers also read the log at
 * least once a second.
 */
export interface ChangeNotifier {
  /** The account's log has grown, up to `seq`. */
  accountChanged(accountId: AccountId, seq: number): void;
  /** Rows of the outbox changed, in any account. */
  outboxChanged(): void;
}

/** [DE13] A failure is logged at most this often. */
const logEveryMs = 10_000;

/** Creates a notifier through PostgreSQL. It notifies after the commit and outside its transaction. */
export function createChangeNotifier(pool: Pool, log?: Pick<Logger, "warn">): ChangeNotifier {
  let loggedAt = Number.NEGATIVE_INFINITY;
  const notifier = createNotifier(pool, (error) => {
    if (performance.now() - loggedAt < logEveryMs) return;
    loggedAt = performance.now();
    log?.warn(
      { err: error },
      "the servers were not notified of a change: they find it when they next read the log",
    );
  });
  return {
    accountChanged: (accountId, seq) => notifier.notify("jieru_bell", `${seq} ${accountId}`, accountId),
    outboxChanged: () => notifier.notify("jieru_outbox", "", "outbox"),
  };
}
