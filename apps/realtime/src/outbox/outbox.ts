/**
 * Sends replies to WeChat. It is woken by the bell or by time, and reads from the database what is due. Several conversations
 * are served at once, each with one reply at a time. If two nodes see the same row, both ask the same lane, and one of them
 * gets it.
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Bell } from "../feed/bell.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { aFewAtOnce } from "../tasks/a-few-at-once.ts";
import { within } from "../tasks/deadline.ts";
import { type DeliverOptions, deliver } from "./deliver.ts";
import { type DueReply, listAbandoned, listDue } from "./queue.ts";

export interface Outbox {
  /** Takes no more replies. */
  hold(): void;
  /** Waits for deliveries under way, but at most `ms`: after that nobody knows their outcome, and they are recorded as such. */
  finish(ms: number): Promise<void>;
}
export interface OutboxOptions extends Omit<DeliverOptions, "ended"> {
  pool: Pool;
  bell: Bell;
  log: Logger;
  metrics: Metrics;
}

/** A reply that is being sent here, or about to be. */
interface Flight {
  due: DueReply;
  /** The number of the attempt, once it has begun. */
  attempt: number | null;
  done: Promise<void>;
}

const maxInFlight = 64;
/** An account whose token call hangs, or whose lane is full when WeChat has answered, must leave room for others. */
const maxOfOneAccount = 48;
const givenUpAtOnce = 8;
/** Retries become due and leases run out without a ring. */
const lookEveryMs = 500;

export function startOutbox(options: OutboxOptions): Outbox {
  const { pool, bell, clock, lanes, log, metrics } = options;
  const inFlight = new Map<string, Flight>();
  /** Accounts whose lane accepted nothing: they are left out until the next look by time, so that others have their turn. */
  const resting = new Set<AccountId>();
  const ending = new AbortController();
  const delivering: DeliverOptions = {
    ...options,
    ended: ending.signal,
    /** [OB11] WeChat's own text may quote what it was asked, so it is not logged. */
    onRefused({ errcode, rid, reason, isBeforehand }, due) {
      log.warn({ ...due, errcode, rid, reason, isBeforehand }, "WeChat refused a reply");
    },
    onDoubt({ cause }, due) {
      log.warn({ ...due, cause }, "a reply may have arrived or not: WeChat gave no answer");
    },
  };
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
      // If the row says `sending`, it becomes "unconfirmed" when its lease runs out.
      log.error({ err: error, messageId: due.messageId }, "a delivery could not be recorded");
      resting.add(due.accountId);
    } finally {
      inFlight.delete(due.messageId);
      look();
    }
  };

  /**
   * [OB2] Nobody will hear WeChat's answer any more, so this is recorded now rather than when the lease runs out. A delivery
   * that has not begun is left to others.
   */
  const leave = async ({ due: { accountId, messageId }, attempt }: Flight): Promise<void> => {
    if (attempt === null) return;
    await lanes
      .run(accountId, { do: "give_up_delivery", messageId, attempt })
      .catch((error: unknown) =>
        log.error({ err: error, messageId }, "a delivery under way could not be recorded"),
      );
  };

  const giveUpAbandoned = async (): Promise<void> => {
    const abandoned = await listAbandoned(pool, 100);
    await aFewAtOnce(abandoned, givenUpAtOnce, async ({ accountId, messageId, attempt }) => {
      if (inFlight.has(messageId)) return;
      await lanes.run(accountId, { do: "give_up_delivery", messageId, attempt });
      metrics.deliveries.inc({ outcome: "given_up" });
    });
  };

  const takeDue = async (): Promise<void> => {
    const room = maxInFlight - inFlight.size;
    if (room <= 0) return;
    const crowds = new Map<AccountId, number>();
    const crowdOf = (id: AccountId): number => crowds.get(id) ?? 0;
    const join = (id: AccountId) => crowds.set(id, crowdOf(id) + 1);
    for (const { due } of inFlight.values()) join(due.accountId);
    const full = [...crowds].flatMap(([id, now]) => (now < maxOfOneAccount ? [] : [id]));
    // Deliveries that are taken but not begun yet are still due, and would take the places of others.
    const underWay = [...inFlight.values()].map(({ due }) => due.messageId);
    const but = { accounts: [...resting, ...full], messages: underWay };
    for (const due of await listDue(pool, clock.now(), room, but)) {
      // Its lane may have refused everything since this was read.
      if (inFlight.has(due.messageId) || resting.has(due.accountId) || stopped) continue;
      if (crowdOf(due.accountId) >= maxOfOneAccount) again = true;
      else {
        join(due.accountId);
        const flight: Flight = { due, attempt: null, done: Promise.resolve() };
        inFlight.set(due.messageId, flight);
        flight.done = send(flight);
      }
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
    resting.clear();
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
      await within(ms, all).catch(() => {
        ending.abort();
        return Promise.all([...inFlight.values()].map(leave));
      });
    },
  };
}
