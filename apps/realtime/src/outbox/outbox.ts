/**
 * us → WeChat. The bell, or time, wakes it; what is due it reads from the database; several conversations are served at
 * once, each one reply at a time. Two nodes that look at the same row ask the same lane, and one gets it.
 */
import type { Pool } from "pg";
import type { Logger } from "pino";
import { within } from "../deadline.ts";
import type { Bell } from "../feed/bell.ts";
import type { Metrics } from "../metrics.ts";
import { type DeliverOptions, deliver } from "./deliver.ts";
import { type DueReply, listAbandoned, listDue } from "./queue.ts";

export interface Outbox {
  /** Takes no more replies. */
  hold(): void;
  /** Waits for those under way, but no longer than `ms`: then nobody knows what became of them, and that is written down. */
  finish(ms: number): Promise<void>;
}
export interface OutboxOptions extends DeliverOptions {
  pool: Pool;
  bell: Bell;
  log: Logger;
  metrics: Metrics;
}

const maxInFlight = 64;
/** Retries become due, and leases run out, without anybody ringing. */
const lookEveryMs = 500;

export function startOutbox(options: OutboxOptions): Outbox {
  const { pool, bell, clock, lanes, log, metrics } = options;
  const inFlight = new Map<string, { due: DueReply; done: Promise<void> }>();
  let stopped = false;
  let looking = false;
  let again = false;

  const attempt = async (due: DueReply): Promise<void> => {
    try {
      const outcome = await deliver(options, due);
      if (outcome) metrics.deliveries.inc({ outcome });
    } catch (error) {
      // The database is away. The row says `sending`; its lease will end as "unconfirmed".
      log.error({ err: error, messageId: due.messageId }, "a delivery could not be recorded");
    } finally {
      inFlight.delete(due.messageId);
      look();
    }
  };

  /** [OB2] Nobody will hear the answer any more: said now, rather than when the lease runs out. */
  const leave = async ({ accountId, messageId }: DueReply): Promise<void> => {
    const outcome = { kind: "unknown" } as const;
    await lanes.run(accountId, { do: "finish_delivery", messageId, outcome }).catch((error: unknown) => {
      log.error({ err: error, messageId }, "a delivery under way could not be recorded");
    });
  };

  const giveUpAbandoned = async (): Promise<void> => {
    if (stopped) return;
    for (const { accountId, messageId } of await listAbandoned(pool, clock.now(), 100)) {
      if (inFlight.has(messageId)) continue;
      await lanes.run(accountId, { do: "give_up_delivery", messageId });
      metrics.deliveries.inc({ outcome: "given_up" });
    }
  };

  const takeDue = async (): Promise<void> => {
    const room = maxInFlight - inFlight.size;
    if (room <= 0) return;
    for (const due of await listDue(pool, clock.now(), room)) {
      if (!inFlight.has(due.messageId) && !stopped) inFlight.set(due.messageId, { due, done: attempt(due) });
    }
  };

  const lookOnce = async (): Promise<void> => {
    looking = true;
    try {
      do {
        again = false;
        await takeDue();
      } while (again && !stopped);
    } catch (error) {
      log.warn({ err: error }, "the outbox could not read its rows");
    } finally {
      looking = false;
    }
  };

  const look = (): void => {
    if (stopped) return;
    if (looking) again = true;
    else void lookOnce();
  };

  bell.onOutbox(look);
  const lookByTime = (): void => {
    giveUpAbandoned().catch((error: unknown) => log.warn({ err: error }, "leases could not be read"));
    look();
  };
  const timer = setInterval(lookByTime, lookEveryMs);
  lookByTime();
  return {
    hold() {
      stopped = true;
      clearInterval(timer);
    },
    async finish(ms) {
      const all = Promise.all([...inFlight.values()].map(({ done }) => done));
      await within(ms, all).catch(() => Promise.all([...inFlight.values()].map(({ due }) => leave(due))));
    },
  };
}
