/** Finds due webhooks by change notifications and every few seconds. Accounts without webhooks cost one map lookup. */
import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";
import type { ChangeListener } from "../feed/change-listener.ts";
import { isTime } from "./webhook-state.ts";

export interface Due {
  accountId: AccountId;
  webhookId: WebhookId;
  host: string;
  /** The last answer was slow or missing. */
  slow: boolean;
}

export interface DueOptions {
  pool: Pool;
  clock: Clock;
  log: Pick<Logger, "warn">;
  changes: Pick<ChangeListener, "onAccountChanged" | "onBack">;
  /** Rejects to receive them again. */
  enqueue(due: Due[]): Promise<void>;
}

export interface DueWatch {
  /** Call it after a change of webhooks. */
  findDue(): void;
  stop(): void;
}

const findEveryMs = 5_000;
/** Collects events for `gatherMs`, under load for `enqueueEveryMs`. */
const gatherMs = 100;
const enqueueEveryMs = 500;

type Known = Due & { waits: boolean; nextTryAt: number | null; tries: number };

async function listOn(pool: Pool): Promise<Known[]> {
  const { rows } = await pool.query<Omit<Known, "host"> & { url: string }>(
    `select w.account_id as "accountId", w.id as "webhookId", w.url, w.slow, w.next_try_at as "nextTryAt", w.tries,
            a.head_seq > w.seq as waits
       from webhooks w join accounts a on a.id = w.account_id where w.is_on and a.removed_at is null`,
  );
  return rows.map(({ url, ...row }) => ({ ...row, host: URL.parse(url)?.host ?? "" }));
}

/** Finds them at once, on notifications, and every 5 s. */
export function watchDue({ pool, clock, log, changes, enqueue }: DueOptions): DueWatch {
  let known = new Map<AccountId, Known[]>();
  const changed = new Set<AccountId>();
  let timer: NodeJS.Timeout | null = null;
  let enqueuedAt = Number.NEGATIVE_INFINITY;
  let stopped = false;

  const enqueueDue = (some: readonly Known[]): void => {
    const now = clock.now();
    const due = some
      .filter((each) => isTime(each, now))
      .map(({ accountId, webhookId, host, slow }) => ({ accountId, webhookId, host, slow }));
    if (due.length === 0 || stopped) return;
    enqueuedAt = performance.now();
    // The next search finds them again.
    enqueue(due).catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, "webhook deliveries could not be queued");
    });
  };
  const enqueueChanged = (): void => {
    timer = null;
    const some = [...changed].flatMap((id) => known.get(id) ?? []);
    changed.clear();
    enqueueDue(some);
  };
  const findDue = async (): Promise<void> => {
    const on = await listOn(pool);
    known = Map.groupBy(on, ({ accountId }) => accountId);
    enqueueDue(on.filter(({ waits }) => waits));
  };
  const tryFindDue = (): void =>
    void findDue().catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, "due webhooks could not be found");
    });

  changes.onAccountChanged((accountId) => {
    if (!known.has(accountId) || stopped) return;
    changed.add(accountId);
    timer ??= setTimeout(enqueueChanged, Math.max(gatherMs, enqueuedAt + enqueueEveryMs - performance.now()));
  });
  changes.onBack(tryFindDue);
  const interval = setInterval(tryFindDue, findEveryMs);
  tryFindDue();

  return {
    findDue: tryFindDue,
    stop() {
      stopped = true;
      clearInterval(interval);
      if (timer) clearTimeout(timer);
    },
  };
}
