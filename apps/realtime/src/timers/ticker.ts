/** Finds what is due by the clock and asks the lane, which decides. Harmless on several servers or twice. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { mapConcurrent, serialize } from "../base/async.ts";
import type { Clock } from "../base/context.ts";
import { leaseMs, listLost, listReturned, type PresentAgent, renewLeases } from "../feed/presence-leases.ts";
import type { Lanes } from "../lane/lane.ts";
import {
  type DueSession,
  dueLimit,
  listDueRatings,
  listDueReminders,
  listDueSessions,
  listMisplaced,
} from "./due-sessions.ts";

export interface TickerOptions {
  pool: Pool;
  clock: Clock;
  lanes: Lanes;
  log: Logger;
  nodeId: string;
  listPresent(): PresentAgent[];
}

export interface Ticker {
  tick(): Promise<void>;
  stop(): Promise<void>;
}

const everyMs = 500;
const renewEveryMs = leaseMs / 3;
const queueEveryMs = 10 * 60_000;
const queueRetryMs = 60_000;

export function startTicker({ pool, clock, lanes, log, nodeId, listPresent }: TickerOptions): Ticker {
  let renewedAt = Number.NEGATIVE_INFINITY;
  let queueDueAt = Number.NEGATIVE_INFINITY;
  /** Since when agents could be online. */
  let upSince = clock.now();
  /** The last completed check, and whether one failed since. */
  let checked = { at: clock.now(), failedSince: false };

  /** A failure does not stop the others. */
  const ask = <T>(items: readonly T[], run: (item: T) => Promise<unknown>): Promise<void> =>
    mapConcurrent(items, dueLimit, run).catch((error: unknown) =>
      log.warn({ err: error }, "a due session could not be handled"),
    );

  /** [AG4] Renews leases first, also during long checks, so that online agents do not look lost. */
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

  /** Checks a list, in turns by account. Returns whether one statement read it all. */
  const checkAll = async (list: (but: AccountId[]) => Promise<DueSession[]>): Promise<boolean> => {
    const had = new Set<AccountId>();
    for (;;) {
      await keepLeases();
      const sessions = await list([...had]);
      await lookAtSessions(sessions);
      if (sessions.length < dueLimit) return had.size === 0;
      for (const { accountId } of sessions) had.add(accountId);
    }
  };

  /** [DI8] Runs at the start, then every `queueEveryMs`; sooner after a failure or a full statement. */
  const checkQueue = async (now: number): Promise<void> => {
    if (now < queueDueAt && now >= queueDueAt - queueEveryMs) return;
    queueDueAt = now + queueRetryMs;
    const wasAll = await checkAll((but) => listMisplaced(pool, now, but));
    queueDueAt = wasAll ? now + queueEveryMs : now;
  };

  const check = async (): Promise<void> => {
    const now = clock.now();
    const wasAway = checked.failedSince && now - checked.at > leaseMs;
    upSince = wasAway ? now : Math.min(upSince, now);
    await checkAll((but) => listDueSessions(pool, now, but));
    await checkAll((but) => listDueReminders(pool, now, but));
    await checkAll((but) => listDueRatings(pool, now, but));
    const lost = await listLost(pool, now, upSince);
    await ask(lost, ({ accountId, agentId }) => lanes.run(accountId, { do: "lose_agent", agentId }));
    const returned = await listReturned(pool, now);
    await ask(returned, ({ accountId, ...back }) => lanes.run(accountId, { do: "connect_agent", ...back }));
    // Must not delay the check for missing agents.
    await checkQueue(now).catch((error: unknown) =>
      log.warn({ err: error }, "the waiting queue could not be checked"),
    );
    checked = { at: now, failedSince: false };
  };

  const scans = serialize(() =>
    check().catch((error: unknown) => {
      checked.failedSince = true;
      throw error;
    }),
  );
  const timer = setInterval(() => {
    scans.run().catch((error: unknown) => log.warn({ err: error }, "due sessions could not be checked"));
  }, everyMs);

  return {
    tick: scans.run,
    async stop() {
      clearInterval(timer);
      await scans.settled();
    },
  };
}
