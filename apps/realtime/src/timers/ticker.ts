/**
 * What time alone brings about: 30 minutes of silence, the minute after entering, 48 hours, the grace time. The ticker
 * finds what is due by the injected clock and asks the lane to look; the pure core decides. Running it on every node,
 * or twice, does no harm.
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
  /** The agents with a live socket on this node. */
  listPresent(): PresentAgent[];
}

export interface Ticker {
  /** One look at the clock, which begins now; the timer does the same. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

const everyMs = 500;
const renewEveryMs = leaseMs / 3;
const lineEveryMs = 10 * 60_000;
const lineAgainMs = 60_000;
/** How many due sessions are read in one statement, and how many commands are under way at once. */
export const dueLimit = 500;

async function listDueSessions(pool: Pool, now: number, but: readonly AccountId[]): Promise<DueSession[]> {
  const { rows } = await pool.query<{ account_id: AccountId; id: SessionId }>(
    `select account_id, id from sessions where due_at <= $1 and account_id <> all($3::text[]) order by due_at limit $2`,
    [now, dueLimit, but],
  );
  return rows.map((r) => ({ accountId: r.account_id, sessionId: r.id }));
}

/** Looks twice a second, until it is stopped. */
export function startTicker({ pool, clock, lanes, log, nodeId, listPresent }: TickerOptions): Ticker {
  let renewedAt = Number.NEGATIVE_INFINITY;
  let lineDueAt = Number.NEGATIVE_INFINITY;
  /** Since when agents could be here without a break. */
  let upSince = clock.now();
  /** When a look last came to its end, and whether the one after it did not. */
  let looked = { at: clock.now(), failedSince: false };

  /** An account whose lane is full, say, keeps no other from its turn; what was not done is still due at the next look. */
  const ask = <T>(items: readonly T[], run: (item: T) => Promise<unknown>): Promise<void> =>
    mapConcurrent(items, dueLimit, run).catch((error: unknown) =>
      log.warn({ err: error }, "something that was due could not be done"),
    );

  /**
   * [AG4] Before anybody is found missing: a clock that jumped must not make those who are here look lost. And again where a look takes
   * long: other nodes must not find them missing either.
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
   * Where there are more than one statement reads, every account has its turn: no backlog stands before the others' sessions. Whether
   * that was all of them.
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

  /** [DI8] At the start and now and then; where there were more than one statement reads, at the next look again, and where it fails soon. */
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
    // It reads much, and must not keep those from being found missing who are gone.
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
