/**
 * Applies the effects of time alone: 30 minutes of silence, the minute after entering, 48 hours, the grace time. The
 * ticker finds what is due by the injected clock and asks the lane to check it. The pure core decides. Running it on
 * every server, or twice, does no harm.
 */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { mapConcurrent, serialize } from "../base/async.ts";
import type { Clock } from "../base/context.ts";
import { leaseMs, listLost, listReturned, type PresentAgent, renewLeases } from "../feed/presence-leases.ts";
import type { Lanes } from "../lane/lane.ts";
import { type DueSession, listDueRatings, listDueReminders, listMisplaced } from "./due-sessions.ts";

export interface TickerOptions {
  pool: Pool;
  clock: Clock;
  lanes: Lanes;
  log: Logger;
  nodeId: string;
  /** The agents with a live socket on this server. */
  listPresent(): PresentAgent[];
}

export interface Ticker {
  /** Runs one check, which begins now; the timer does the same. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

const everyMs = 500;
const renewEveryMs = leaseMs / 3;
const lineEveryMs = 10 * 60_000;
const lineAgainMs = 60_000;
/** How many due sessions one statement reads, and how many commands are under way at once. */
export const dueLimit = 500;

async function listDueSessions(pool: Pool, now: number, but: readonly AccountId[]): Promise<DueSession[]> {
  const { rows } = await pool.query<{ account_id: AccountId; id: SessionId }>(
    `select account_id, id from sessions where due_at <= $1 and account_id <> all($3::text[]) order by due_at limit $2`,
    [now, dueLimit, but],
  );
  return rows.map((r) => ({ accountId: r.account_id, sessionId: r.id }));
}

/** Starts a check twice a second, until it is stopped. */
export function startTicker({ pool, clock, lanes, log, nodeId, listPresent }: TickerOptions): Ticker {
  let renewedAt = Number.NEGATIVE_INFINITY;
  let lineDueAt = Number.NEGATIVE_INFINITY;
  /** Since when agents could be online without a break. */
  let upSince = clock.now();
  /** The time of the last check that completed, and whether one has failed since. */
  let looked = { at: clock.now(), failedSince: false };

  /**
   * A failure, such as a full lane, does not stop the others. An item that was not done is still due at the next check.
   */
  const ask = <T>(items: readonly T[], run: (item: T) => Promise<unknown>): Promise<void> =>
    mapConcurrent(items, dueLimit, run).catch((error: unknown) =>
      log.warn({ err: error }, "something that was due could not be done"),
    );

  /**
   * [AG4] Renews leases before agents are found missing: a clock that jumped must not make online agents look lost. It
   * runs again during a long check, so that other servers do not find them missing either.
   */
  const keepLeases = async (): Promise<void> => {
    const now = clock.now();
    if (now - renewedAt < renewEveryMs && now >= renewedAt) return;
    await renewLeases(pool, nodeId, listPresent(), now);
    renewedAt = now;
  };

  const lookAtSessions = (sessions: readonly DueSession[]): Promise<void> =>
    ask(sessions, ({ accountId, sessionId }) =>
      lanes.run(accountId, { do: "look_at_session", sessionId, upSince }),
    );

  /**
   * Checks all sessions of a list. If there are more than one statement reads, every account has its turn, so that a
   * backlog does not delay other accounts. Returns whether one statement read all of them.
   */
  const lookAtAll = async (list: (but: AccountId[]) => Promise<DueSession[]>): Promise<boolean> => {
    const had = new Set<AccountId>();
    for (;;) {
      await keepLeases();
      const sessions = await list([...had]);
      await lookAtSessions(sessions);
      if (sessions.length < dueLimit) return had.size === 0;
      for (const { accountId } of sessions) had.add(accountId);
    }
  };

  /**
   * [DI8] Runs at the start and then every `lineEveryMs`. If there are more than one statement reads, it runs again at
   * the next check; after a failure, `lineAgainMs` later.
   */
  const lookAtLine = async (now: number): Promise<void> => {
    if (now < lineDueAt && now >= lineDueAt - lineEveryMs) return;
    lineDueAt = now + lineAgainMs;
    const wasAll = await lookAtAll((but) => listMisplaced(pool, now, dueLimit, but));
    lineDueAt = wasAll ? now + lineEveryMs : now;
  };

  const look = async (): Promise<void> => {
    const now = clock.now();
    const wasAway = looked.failedSince && now - looked.at > leaseMs;
    upSince = wasAway ? now : Math.min(upSince, now);
    await lookAtAll((but) => listDueSessions(pool, now, but));
    await lookAtAll((but) => listDueReminders(pool, now, dueLimit, but));
    await lookAtAll((but) => listDueRatings(pool, now, dueLimit, but));
    const lost = await listLost(pool, now, upSince);
    await ask(lost, ({ accountId, agentId }) => lanes.run(accountId, { do: "lose_agent", agentId }));
    const returned = await listReturned(pool, now);
    await ask(returned, ({ accountId, ...back }) => lanes.run(accountId, { do: "connect_agent", ...back }));
    // It reads much, and must not delay the check for missing agents.
    await lookAtLine(now).catch((error: unknown) =>
      log.warn({ err: error }, "the line could not be looked at"),
    );
    looked = { at: now, failedSince: false };
  };

  const looks = serialize(() =>
    look().catch((error: unknown) => {
      looked.failedSince = true;
      throw error;
    }),
  );
  const timer = setInterval(() => {
    looks.run().catch((error: unknown) => log.warn({ err: error }, "the ticker could not look"));
  }, everyMs);

  return {
    tick: looks.run,
    async stop() {
      clearInterval(timer);
      await looks.settled();
    },
  };
}
