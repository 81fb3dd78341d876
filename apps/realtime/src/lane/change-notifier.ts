import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";

/** Notifies all servers after a commit, without data and without waiting. Servers also read the log every second. */
export interface ChangeNotifier {
  accountChanged(accountId: AccountId, seq: number): void;
  outboxChanged(): void;
}

const logEveryMs = 10_000;

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
