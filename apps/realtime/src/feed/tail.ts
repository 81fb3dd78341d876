/**
 * Follows the log of one account for all sockets of this node that subscribe to it.
 *
 * What this node's own lane commits is offered to the tail and appended where it left off. For everything else a ring wakes
 * the tail, and it reads the log after its own cursor, so a missed, doubled or late ring does no harm. The waiting line is
 * read with the events, in the same snapshot, and at most once per `lineEveryMs`: however fast customers come, its cost is
 * bounded (FD5). The last news is remembered for consoles that come back.
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { WaitingLine } from "@jieru/shared/domain/snapshot";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { transaction } from "../database/transaction.ts";
import { failpoint } from "../failpoint.ts";
import { type LoggedEvent, touchesLine } from "../policies/event.ts";
import { readWaitingLine } from "../sessions/session-queries.ts";
import { readEvents, readHead } from "./log.ts";
import { Recent, type Since } from "./recent.ts";

/** What the tail tells its listeners: every event with `from < seq ≤ to`, and the line as it is at `to`. */
export interface News {
  from: number;
  to: number;
  events: readonly LoggedEvent[];
  waiting?: WaitingLine;
}
export type Listener = (news: News) => void;

const pageSize = 500;
const lineEveryMs = 500;
/** How many events of this node may wait for a read to end; beyond that they are read from the log as well. */
const maxHeld = 2_000;
/** The fallback if rings are lost: news is never later than this. */
const pollMs = 1_000;

export class Tail {
  readonly accountId: AccountId;
  seq: number;
  readonly #pool: Pool;
  readonly #log: Logger;
  readonly #listeners = new Set<Listener>();
  readonly #recent: Recent;
  readonly #poll: NodeJS.Timeout;
  #closed = false;
  #reading: Promise<void> | null = null;
  #again = false;
  /** What this node committed while the log was being read. */
  #held: LoggedEvent[] = [];
  #lineChanged = false;
  #lineReadAt = Number.NEGATIVE_INFINITY;
  #lineTimer: NodeJS.Timeout | null = null;

  private constructor(
    accountId: AccountId,
    start: { seq: number; waiting: WaitingLine },
    pool: Pool,
    log: Logger,
  ) {
    this.accountId = accountId;
    this.seq = start.seq;
    this.#pool = pool;
    this.#log = log;
    this.#recent = new Recent(start.seq, start.waiting);
    this.#poll = setInterval(() => this.wake(), pollMs).unref();
  }

  static async open(accountId: AccountId, pool: Pool, log: Logger): Promise<Tail | null> {
    const start = await transaction(
      pool,
      async (client) => {
        const seq = await readHead(client, accountId);
        return seq === null ? null : { seq, waiting: await readWaitingLine(client, accountId) };
      },
      "snapshot",
    );
    return start && new Tail(accountId, start, pool, log);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get idle(): boolean {
    return this.#listeners.size === 0;
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#poll);
    if (this.#lineTimer) clearTimeout(this.#lineTimer);
  }

  /** What a console that has everything up to `afterSeq` has missed; null if only the log can tell. */
  async since(afterSeq: number): Promise<Since | null> {
    await this.#reading; // it may bring the current line
    return this.#recent.since(afterSeq, performance.now());
  }

  /**
   * Takes news that this node's own lane has just committed. It is told without reading it back, at once or when the current
   * read has ended. News that does not follow the cursor directly (another node wrote in between) is read from the log.
   */
  offer(events: readonly LoggedEvent[]): void {
    if (this.#reading) this.#hold(events);
    else if (events[0]?.seq === this.seq + 1) this.#join(events);
    else this.wake(events.at(-1)?.seq);
  }

  #hold(events: readonly LoggedEvent[]): void {
    const last = this.#held.at(-1);
    // Another node may have written in between: held events must have no gap, as they are told as if they had none.
    const joinsOn = !last || events[0]?.seq === last.seq + 1;
    if (joinsOn && this.#held.length + events.length <= maxHeld) this.#held.push(...events);
    else this.#again = true;
  }

  #join(events: readonly LoggedEvent[]): void {
    const from = this.seq;
    this.seq = events.at(-1)?.seq ?? from;
    this.#lineChanged ||= events.some(touchesLine);
    this.#tell({ from, to: this.seq, events });
    if (this.#lineChanged && this.#mayReadLine()) this.wake();
  }

  /** Appends what was held during the read, without what the read brought already. */
  #joinHeld(): void {
    const events = this.#held.filter((e) => e.seq > this.seq);
    this.#held = [];
    if (events.length > 0) this.offer(events);
  }

  /** There may be news, up to `seq` if the ring says so. There are never two reads at once. */
  wake(seq = Number.POSITIVE_INFINITY): void {
    if (seq <= Math.max(this.seq, this.#held.at(-1)?.seq ?? 0)) return;
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = this.#readAll().finally(() => {
      this.#reading = null;
      this.#joinHeld();
      if (this.#again) this.wake(); // a ring came after the last read
    });
  }

  async #readAll(): Promise<void> {
    try {
      do {
        this.#again = false;
        await this.#readPage();
      } while (this.#again);
    } catch (error) {
      // The database is away; the next ring or poll continues from the same cursor.
      this.#log.warn({ err: error, accountId: this.accountId }, "the feed could not read the log");
    }
  }

  async #readPage(): Promise<void> {
    const from = this.seq;
    const withLine = this.#lineChanged && this.#mayReadLine();
    const news = withLine
      ? await this.#readWithLine()
      : { events: await readEvents(this.#pool, this.accountId, from, pageSize) };
    await failpoint("feed.after_read");
    const to = news.events.at(-1)?.seq ?? from;
    this.seq = to;
    // Only now, so that after a failed read the line still counts as changed.
    this.#lineChanged = !news.waiting && (this.#lineChanged || news.events.some(touchesLine));
    const caughtUp = news.events.length < pageSize;
    if (!caughtUp || (this.#lineChanged && !withLine && this.#mayReadLine())) this.#again = true;
    if (to > from || news.waiting) this.#tell({ from, to, ...news });
  }

  /** Reads the line and the events up to that moment in one snapshot. */
  #readWithLine(): Promise<Pick<News, "events" | "waiting">> {
    return transaction(
      this.#pool,
      async (client) => {
        const events = await readEvents(client, this.accountId, this.seq, pageSize);
        // Too many events for one page: the line can wait until they are told.
        return events.length === pageSize ? { events } : { events, waiting: await this.#readLine(client) };
      },
      "snapshot",
    );
  }

  #mayReadLine(): boolean {
    const waitMs = this.#lineReadAt + lineEveryMs - performance.now();
    if (waitMs <= 0) return true;
    this.#lineTimer ??= setTimeout(() => {
      this.#lineTimer = null;
      this.wake();
    }, waitMs);
    return false;
  }

  #readLine(client: Parameters<typeof readWaitingLine>[0]): Promise<WaitingLine> {
    this.#lineReadAt = performance.now();
    return readWaitingLine(client, this.accountId);
  }

  #tell(news: News): void {
    this.#recent.add(news, performance.now());
    for (const listener of this.#listeners) listener(news);
  }
}
