/**
 * Follows one account's log for all its sockets: a notification or a second's wait leads to a read, which feeds
 * listeners and the event buffer. The waiting queue is read in the same snapshot, at most once per `queueEveryMs`
 * (FD5).
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { failpoint } from "../base/failpoint.ts";
import { affectsQueue } from "../policies/event.ts";
import type { ChangeListener } from "./change-listener.ts";
import { type Changes, EventBuffer, type Missed } from "./event-buffer.ts";
import { readEvents, readEventsAndQueue, readStart } from "./log.ts";

export type Listener = (changes: Changes) => void;

const pageSize = 500;
const queueEveryMs = 500;
/** [FD4] Interval of reads without notifications. */
const pollMs = 1_000;
/** Lifetime without listeners. A reconnecting team finds its events in the buffer. */
const lingerMs = 30_000;

export class LogFollower {
  readonly accountId: AccountId;
  seq: number;
  readonly #pool: Pool;
  readonly #log: Logger;
  readonly #listeners = new Set<Listener>();
  readonly #buffer: EventBuffer;
  readonly #poll: NodeJS.Timeout;
  #isClosed = false;
  #reading: Promise<void> | null = null;
  #again = false;
  #queueChanged = false;
  #queueReadAt = Number.NEGATIVE_INFINITY;
  #queueTimer: NodeJS.Timeout | null = null;

  constructor(accountId: AccountId, start: { seq: number; waiting: WaitingLine }, pool: Pool, log: Logger) {
    this.accountId = accountId;
    this.seq = start.seq;
    this.#pool = pool;
    this.#log = log;
    this.#buffer = new EventBuffer(start.seq, start.waiting);
    this.#poll = setInterval(() => this.wake(), pollMs).unref();
  }

  static async open(accountId: AccountId, pool: Pool, log: Logger): Promise<LogFollower | null> {
    const start = await readStart(pool, accountId);
    return start && new LogFollower(accountId, start, pool, log);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get isIdle(): boolean {
    return this.#listeners.size === 0;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#poll);
    if (this.#queueTimer) clearTimeout(this.#queueTimer);
  }

  /** Returns missed events up to `head` or later; null if only the log has them. Earlier ones are not current (AG7). */
  async since(afterSeq: number, head = 0): Promise<Missed | null> {
    this.wake(head);
    await this.#reading; // may bring the current queue
    return this.#buffer.since(afterSeq, performance.now());
  }

  /** Reads after the cursor, unless `seq` is known. Reads never overlap. */
  wake(seq = Number.POSITIVE_INFINITY): void {
    if (seq <= this.seq) return;
    this.#again = true;
    this.#reading ??= this.#readAll();
  }

  async #readAll(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#readPage();
      }
    } catch (error) {
      this.#log.warn({ err: error, accountId: this.accountId }, "the feed could not read the log");
    }
    this.#reading = null;
  }

  async #readPage(): Promise<void> {
    const from = this.seq;
    const withQueue = this.#queueChanged && this.#mayReadQueue();
    if (withQueue) this.#queueReadAt = performance.now();
    const page: Pick<Changes, "events" | "waiting"> = withQueue
      ? await readEventsAndQueue(this.#pool, this.accountId, from, pageSize)
      : { events: await readEvents(this.#pool, this.accountId, from, pageSize) };
    await failpoint("feed.after_read");
    const to = page.events.at(-1)?.seq ?? from;
    this.seq = to;
    // Set after the read: a failed read must leave the queue changed.
    this.#queueChanged = !page.waiting && (this.#queueChanged || page.events.some(affectsQueue));
    const isCaughtUp = page.events.length < pageSize;
    if (!isCaughtUp || (this.#queueChanged && !withQueue && this.#mayReadQueue())) this.#again = true;
    if (to > from || page.waiting) this.#notify({ from, to, ...page });
  }

  #mayReadQueue(): boolean {
    const waitMs = this.#queueReadAt + queueEveryMs - performance.now();
    if (waitMs <= 0) return true;
    this.#queueTimer ??= setTimeout(() => {
      this.#queueTimer = null;
      this.wake();
    }, waitMs);
    return false;
  }

  #notify(changes: Changes): void {
    this.#buffer.add(changes, performance.now());
    for (const listener of this.#listeners) listener(changes);
  }
}

export interface LogFollowers {
  listen(accountId: AccountId, listener: Listener): Promise<{ follower: LogFollower; stop(): void } | null>;
  since(accountId: AccountId, afterSeq: number): Promise<Missed | null>;
  close(): void;
}

export function createLogFollowers(pool: Pool, changes: ChangeListener, log: Logger): LogFollowers {
  const followers = new Map<AccountId, Promise<LogFollower | null>>();
  const ignore = () => undefined;
  const wake = (accountId: AccountId, seq?: number) =>
    void followers.get(accountId)?.then((follower) => follower?.wake(seq), ignore);
  changes.onAccountChanged(wake);
  changes.onBack(() => {
    for (const accountId of followers.keys()) wake(accountId);
  });

  const open = (accountId: AccountId): Promise<LogFollower | null> => {
    const known = followers.get(accountId);
    if (known) return known;
    const opening = LogFollower.open(accountId, pool, log);
    followers.set(accountId, opening);
    const forget = () => followers.delete(accountId);
    opening.then((follower) => follower ?? forget(), forget);
    return opening;
  };

  const closeIdle = (follower: LogFollower): void => {
    if (!follower.isIdle || follower.isClosed) return;
    followers.delete(follower.accountId);
    follower.close();
  };

  return {
    async listen(accountId, listener) {
      let follower = await open(accountId);
      while (follower?.isClosed) follower = await open(accountId); // its last listener left meanwhile
      if (!follower) return null;
      const stop = follower.listen(listener);
      return {
        follower,
        stop() {
          stop();
          if (follower.isIdle) setTimeout(() => closeIdle(follower), lingerMs).unref();
        },
      };
    },
    since: async (accountId, afterSeq) => (await followers.get(accountId))?.since(afterSeq) ?? null,
    close() {
      for (const opening of followers.values()) void opening.then((follower) => follower?.close(), ignore);
      followers.clear();
    },
  };
}
