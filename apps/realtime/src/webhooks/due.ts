/**
 * Which webhooks are due, on this server: a notification tells that an account has changed, and every few seconds the server looks which webhooks
 * are on, and whether something waits that no ring has told of. A push of an account without any costs a look into a map.
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
  /** Of its address: name and port. */
  host: string;
  /** Its last answer was long in coming, or none came. */
  slow: boolean;
}

export interface DueOptions {
  pool: Pool;
  clock: Clock;
  log: Pick<Logger, "warn">;
  changes: Pick<ChangeListener, "onAccountChanged" | "onBack">;
  /** Each once. Rejects if it has to be told again. */
  tell(due: Due[]): Promise<void>;
}

export interface DueWatch {
  /** Something about the webhooks was changed on this server. */
  look(): void;
  stop(): void;
}

const lookEveryMs = 5_000;
/** What happens within this time of the first ring is sent together; under load each webhook is told this often. */
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

/** Looks at once, at each ring of an account that has webhooks on, and every 5 s. */
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
    // The next look finds them again.
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
