/**
 * Finds the webhooks that are due on this server. A change notification names an account that has changed. Every few
 * seconds the server also reads which webhooks are on, and finds waiting events without a notification.
 *
 * A push to an account without webhooks costs one map lookup.
 */
import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";
import type { ChangeListener } from "../feed/change-listener.ts";
import { isTime } from "./webhook-state.ts";

export interface Due {
  accountId: AccountId;
  webhookId: WebhookId;
  /** Name and port of the webhook's address. */
  host: string;
  /** The last answer was slow or missing. */
  slow: boolean;
}

export interface DueOptions {
  pool: Pool;
  clock: Clock;
  log: Pick<Logger, "warn">;
  changes: Pick<ChangeListener, "onAccountChanged" | "onBack">;
  /** Receives each due webhook once. Rejects when it must receive them again. */
  tell(due: Due[]): Promise<void>;
}

export interface DueWatch {
  /** Looks again, after the webhooks were changed on this server. */
  look(): void;
  stop(): void;
}

const lookEveryMs = 5_000;
/**
 * Events within `gatherMs` of the first notification are sent together. Under load each webhook is reported once per
 * `tellEveryMs`.
 */
const gatherMs = 100;
const tellEveryMs = 500;

type Known = Due & { waits: boolean; nextTryAt: number | null; tries: number };

async function listOn(pool: Pool): Promise<Known[]> {
  const { rows } = await pool.query<Omit<Known, "host"> & { url: string }>(
    `select w.account_id as "accountId", w.id as "webhookId", w.url, w.slow, w.next_try_at as "nextTryAt", w.tries,
            a.head_seq > w.seq as waits
       from webhooks w join accounts a on a.id = w.account_id where w.is_on and a.removed_at is null`,
  );
  return rows.map(({ url, ...row }) => ({ ...row, host: URL.parse(url)?.host ?? "" }));
}

/** Looks at once, at each change notification of an account with active webhooks, and every 5 s. */
export function watchDue({ pool, clock, log, changes, tell }: DueOptions): DueWatch {
  let known = new Map<AccountId, Known[]>();
  const rung = new Set<AccountId>();
  let timer: NodeJS.Timeout | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;
  let stopped = false;

  const tellSome = (some: readonly Known[]): void => {
    const now = clock.now();
    const due = some
      .filter((each) => isTime(each, now))
      .map(({ accountId, webhookId, host, slow }) => ({ accountId, webhookId, host, slow }));
    if (due.length === 0 || stopped) return;
    toldAt = performance.now();
    // On failure the next look finds them again.
    tell(due).catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, "webhooks have to wait");
    });
  };
  const tellRung = (): void => {
    timer = null;
    const some = [...rung].flatMap((id) => known.get(id) ?? []);
    rung.clear();
    tellSome(some);
  };
  const look = async (): Promise<void> => {
    const on = await listOn(pool);
    known = Map.groupBy(on, ({ accountId }) => accountId);
    tellSome(on.filter(({ waits }) => waits));
  };
  const lookOrLater = (): void =>
    void look().catch((error: unknown) => {
      if (!stopped) log.warn({ err: error }, "which webhooks are due is not known");
    });

  changes.onAccountChanged((accountId) => {
    if (!known.has(accountId) || stopped) return;
    rung.add(accountId);
    timer ??= setTimeout(tellRung, Math.max(gatherMs, toldAt + tellEveryMs - performance.now()));
  });
  changes.onBack(lookOrLater);
  const looking = setInterval(lookOrLater, lookEveryMs);
  lookOrLater();

  return {
    look: lookOrLater,
    stop() {
      stopped = true;
      clearInterval(looking);
      if (timer) clearTimeout(timer);
    },
  };
}
