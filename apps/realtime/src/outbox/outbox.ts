/**
 * Sends replies to WeChat. Notifications or a timer wake it, and it reads what is due. One reply per conversation at a
 * time; the lane decides between servers.
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { mapConcurrent, within } from "../base/async.ts";
import type { Metrics } from "../base/metrics.ts";
import type { ChangeListener } from "../feed/change-listener.ts";
import { type DeliverOptions, deliver } from "./deliver.ts";
import { type Flight, Flights } from "./flights.ts";
import { listAbandoned, listDue } from "./queue.ts";

export interface Outbox {
  hold(): void;
  /** Waits at most `ms`. Later outcomes are recorded as unknown. */
  finish(ms: number): Promise<void>;
}
export interface OutboxOptions extends Omit<DeliverOptions, "ended"> {
  pool: Pool;
  changes: ChangeListener;
  log: Logger;
  metrics: Metrics;
}

const givenUpAtOnce = 8;
/** Retries and expired leases come without a notification. */
const checkEveryMs = 500;

export function startOutbox(options: OutboxOptions): Outbox {
  const { pool, changes, clock, lanes, log, metrics } = options;
  const flights = new Flights();
  /** Accounts whose lane accepted nothing wait for the timer. */
  const resting = new Set<AccountId>();
  const ending = new AbortController();
  const delivering: DeliverOptions = { ...options, ...troubleTo(log), ended: ending.signal };
  let stopped = false;
  let looking = false;
  let again = false;

  const send = async (flight: Flight): Promise<void> => {
    const { due } = flight;
    const onBegun = (attempt: number): void => {
      flight.attempt = attempt;
    };
    try {
      const outcome = await deliver(delivering, due, onBegun);
      if (outcome) metrics.deliveries.inc({ outcome });
    } catch (error) {
      // In state `sending`, it becomes `unconfirmed` after its lease.
      log.error({ err: error, messageId: due.messageId }, "a delivery could not be recorded");
      resting.add(due.accountId);
    } finally {
      flights.end(flight);
      look();
    }
  };

  /** [OB2] Records the lost answer now. Other servers send what has not begun. */
  const leave = async ({ due: { accountId, messageId }, attempt }: Flight): Promise<void> => {
    if (attempt === null) return;
    await lanes
      .run(accountId, { do: "give_up_delivery", messageId, attempt })
      .catch((error: unknown) =>
        log.error({ err: error, messageId }, "a delivery in progress could not be recorded"),
      );
  };

  const giveUpAbandoned = async (): Promise<void> => {
    const abandoned = await listAbandoned(pool, 100);
    await mapConcurrent(abandoned, givenUpAtOnce, async ({ accountId, messageId, attempt }) => {
      if (flights.has(messageId)) return;
      await lanes.run(accountId, { do: "give_up_delivery", messageId, attempt });
      metrics.deliveries.inc({ outcome: "given_up" });
    });
  };

  const takeDue = async (): Promise<void> => {
    if (flights.room <= 0) return;
    // Deliveries not begun yet are still due.
    const messages = flights.list().map(({ due }) => due.messageId);
    const but = { accounts: [...resting, ...flights.listFull()], messages };
    for (const due of await listDue(pool, clock.now(), flights.room, but)) {
      // Its lane may have refused meanwhile.
      if (flights.has(due.messageId) || resting.has(due.accountId) || stopped) continue;
      if (flights.isFull(due.accountId)) again = true;
      else flights.begin(due, send);
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

  changes.onOutboxChanged(look);
  const lookByTime = (): void => {
    resting.clear();
    giveUpAbandoned().catch((error: unknown) => log.warn({ err: error }, "leases could not be read"));
    look();
  };
  const timer = setInterval(lookByTime, checkEveryMs);
  lookByTime();
  return {
    hold() {
      stopped = true;
      clearInterval(timer);
    },
    async finish(ms) {
      const all = Promise.all(flights.list().map(({ done }) => done));
      await within(ms, all).catch(() => {
        ending.abort();
        return Promise.all(flights.list().map(leave));
      });
    },
  };
}

/** [OB11] WeChat's text may quote the request, so it is not logged. */
const troubleTo = (log: Logger): Pick<DeliverOptions, "onRefused" | "onDoubt"> => ({
  onRefused({ errcode, rid, reason, isBeforehand }, due) {
    log.warn({ ...due, errcode, rid, reason, isBeforehand }, "WeChat refused a reply");
  },
  onDoubt({ cause }, due) {
    log.warn({ ...due, cause }, "a reply may have arrived or not: WeChat gave no answer");
  },
});
