/**
 * One lane per account: everything that changes an account is a command, and passes through here in batches.
 *
 *     callers ──► queue ──► batch: lock head · load · decide · save · commit ──► every caller's outcome
 *
 * The lock on the head row makes commit order the order of `seq`, without holes, on any number of nodes. A batch takes
 * what has arrived, without waiting for more, so one commit serves hundreds of pushes under load. While one batch is saved
 * and committed the next may be opened behind it on the same connection; it is decided when the commit is known.
 * A lane that has long been the only one to change its account is optimistic: it decides from memory and sends everything at once. The
 * lock fails the transaction where that was wrong, and the batch is opened again like any other.
 * A command whose SQL fails must not sink its neighbours: the batch is repeated one by one, and the culprit alone fails.
 * Where the database itself is away, all fail at once; where it does not answer at all, so does what waits behind them. Where a statement
 * took too long, one command may be slow or the database: a second one that is slow by itself decides for all that are left.
 *
 * Words: an `Entry` is a command with the push and the side writes (`alongside`) that must be committed with it; a batch is what one
 * lane decides at once (`batch.ts`), a round what several optimistic lanes commit at once (`rounds.ts`), a pipeline the rounds sent one
 * behind the other on one connection (`pipeline.ts`).
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import type { Logger } from "pino";
import type { Clock, NewId } from "../context.ts";
import { begin, rollBack, type Transaction } from "../database/transaction.ts";
import type { Command } from "../desk/command.ts";
import { failpoint } from "../failpoint.ts";
import { createRinger, type Ringer } from "../feed/ringer.ts";
import type { LoggedEvent } from "../policies/event.ts";
import { AccountLane, entriesOf, type Waiting } from "./account-lane.ts";
import { type Decided, decideBatch, type Entry, type Outcome, openBatch, writeBatches } from "./batch.ts";
import { type Away, DatabaseAway, type Failing, howAway } from "./is-away.ts";
import type { Failure } from "./pipeline.ts";
import { createRounds } from "./rounds.ts";
import { wasCommitted } from "./was-committed.ts";

/** The lane holds as much as it may; the caller must be told "not now" (a push gets 503, and WeChat tries again). */
export class LaneFull extends Error {
  constructor() {
    super("the account's lane is full");
    this.name = "LaneFull";
  }
}

/** How many commands share one transaction at most. */
const maxBatch = 256;

/** [DE5] Of the 4.5 s of a push's answer 2.5 are gone when a statement has taken too long: commands tried one by one have less. */
const hurriedMs = 500;

/** A batch that did not commit, or not as far as we know. */
interface Failed extends Failing {
  batch: readonly Waiting[];
  /** What it came to, where it failed in committing that. */
  decided?: Decided;
  /** Unset: to be found out. */
  away?: Away | undefined;
}

export interface LaneOptions {
  pool: pg.Pool;
  clock: Clock;
  newId: NewId;
  /** Unset: one that has all nodes told. */
  ringer?: Ringer;
  /** Hears what a batch of this node has committed, in order: the feed need not read it back. */
  onCommitted?(accountId: AccountId, events: LoggedEvent[]): void;
  /** Where whoever hears of a commit breaks: what is committed is answered all the same, and the lane goes on. */
  log?: Pick<Logger, "error">;
  maxQueue?: number;
}

export interface Lanes {
  /** Runs a command. Resolves after commit with what became of it; rejects with `LaneFull` or the database's error. */
  run(accountId: AccountId, command: Command): Promise<Outcome>;
  /** The same for a push and whatever must be committed with it. */
  runEntry(accountId: AccountId, entry: Entry): Promise<Outcome>;
  /** How many commands wait, over all accounts. */
  depth(): number;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
}

export function createLanes(options: LaneOptions): Lanes {
  const { pool, clock, newId, ringer = createRinger(pool), onCommitted, log, maxQueue = 5_000 } = options;
  const rounds = createRounds(pool);
  const lanes = new Map<AccountId, AccountLane>();
  const work = new Set<Promise<void>>();

  const moment = () => ({ now: clock.now(), newId });

  /** [FD10] Whoever breaks on being told finds out by themselves, later: what is committed is committed. */
  const telling = (tell: () => void, unheard: string): void => {
    try {
      tell();
    } catch (err) {
      log?.error({ err }, unheard);
    }
  };

  /** [FD4] The bell names the account that has news, and how far its log reaches. */
  const ring = (accountId: AccountId, events: LoggedEvent[]): void => {
    telling(() => onCommitted?.(accountId, events), "consoles could not be told of a commit at once");
    telling(() => {
      ringer.news(accountId, events.at(-1)?.seq ?? 0);
      if (events.some((e) => e.message?.delivery)) ringer.replies();
    }, "the bell could not be rung for a commit");
  };

  const fail = (batch: readonly Waiting[], error: unknown): void => {
    for (const waiting of batch) waiting.reject(error);
  };

  /** Batch after batch on one connection, until nothing waits, one fails, or somebody else needs the connection. */
  const run = async (lane: AccountLane, client: pg.PoolClient): Promise<Failed | null> => {
    let before: Promise<Failed | null> = Promise.resolve(null);
    do {
      const batch = lane.take(maxBatch);
      const access = { client, under: begin(client) };
      const memory = lane.takeMemory(); // null while a batch of ours is in flight
      const opened = openBatch(access, lane.accountId, entriesOf(batch));
      const failed = await before;
      if (failed) {
        await Promise.allSettled([opened.head, opened.fresh]);
        lane.queue.unshift(...batch);
        return { ...failed, broken: await rollBack(client) };
      }
      try {
        const decided = await decideBatch(client, opened, moment(), memory ?? lane.takeMemory());
        await writeBatches(access, [decided], { locked: true });
        before = commit(lane, access.under, batch, decided);
      } catch (error) {
        return { batch, error, broken: await rollBack(client) };
      }
      await Promise.race([before, lane.filled()]);
      // Not a delay: what this turn of the event loop reads from its sockets goes along with the next batch.
      await nextTurn();
    } while (lane.queue.length > 0 && pool.waitingCount === 0 && !lane.isOptimistic);
    const failed = await before;
    return failed && { ...failed, broken: await rollBack(client) };
  };

  const commit = async (
    lane: AccountLane,
    under: Transaction,
    batch: readonly Waiting[],
    decided: Decided,
  ): Promise<Failed | null> => {
    try {
      await under.commit();
      await failpoint("lane.after_commit");
    } catch (error) {
      return { batch, error, decided };
    }
    lane.committed(batch, decided.result);
    return null;
  };

  /** Every command of a failed batch gets its own chance, unless the database is away. */
  const repeatEach = async (lane: AccountLane, failed: Failed): Promise<void> => {
    const { batch, error, decided } = failed;
    const was = decided ? await wasCommitted(pool, [decided], error) : false;
    if (decided && was) return lane.committed(batch, decided.result);
    const away = was === null ? "gone" : (failed.away ?? (await howAway(pool, failed)));
    if (away === "gone") return fail([...batch, ...lane.queue.splice(0)], new DatabaseAway(error));
    if (away === "refusing" || batch.length === 1) return fail(batch, error);
    let mayStall = away === "stalled";
    for (const [i, one] of batch.entries()) {
      const alone = await runAlone(lane, one, away === "stalled");
      if (!alone) continue;
      fail([one], alone.error);
      const left = await howAway(pool, alone);
      if (left !== "there" && !(left === "stalled" && mayStall))
        return fail(batch.slice(i + 1), left === "gone" ? new DatabaseAway(alone.error) : alone.error);
      if (left === "stalled") mayStall = false;
    }
  };

  const runAlone = async (lane: AccountLane, one: Waiting, hurried: boolean): Promise<Failed | null> => {
    const failed = await connected(
      () => [one],
      async (client) => {
        const access = { client, under: begin(client) };
        if (hurried) access.under.add({ text: `set local statement_timeout = ${hurriedMs}` });
        const opened = openBatch(access, lane.accountId, [one.entry]);
        try {
          const decided = await decideBatch(client, opened, moment(), lane.takeMemory());
          await writeBatches(access, [decided], { locked: true });
          const uncommitted = await commit(lane, access.under, [one], decided);
          return uncommitted && { ...uncommitted, broken: await rollBack(client) };
        } catch (error) {
          return { batch: [one], error, broken: await rollBack(client) };
        }
      },
    );
    if (!failed?.decided || !(await wasCommitted(pool, [failed.decided], failed.error))) return failed;
    lane.committed([one], failed.decided.result);
    return null;
  };

  /** Works on a connection of its own; `batch` is what fails where there is none. */
  const connected = async (
    batch: () => readonly Waiting[],
    work: (client: pg.PoolClient) => Promise<Failed | null>,
  ): Promise<Failed | null> => {
    let client: pg.PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      return { batch: batch(), error, broken: error as Error };
    }
    let failed: Failed | null = null;
    try {
      failed = await work(client);
      return failed;
    } finally {
      client.release(failed?.broken);
    }
  };

  const connectAndRun = (lane: AccountLane): Promise<Failed | null> =>
    connected(
      () => lane.take(maxBatch),
      (client) => run(lane, client),
    );

  const drain = async (lane: AccountLane): Promise<void> => {
    lane.running = true;
    try {
      while (lane.queue.length > 0) {
        if (lane.isOptimistic && (await rounds.join(lane))) continue;
        await lane.settling;
        const failure = lane.takeFailure();
        const failed = failure
          ? failedOf(lane, failure)
          : lane.queue.length > 0 && (await connectAndRun(lane));
        if (failed) await repeatEach(lane, failed);
      }
    } finally {
      lane.running = false;
    }
  };

  const failedOf = (lane: AccountLane, { error, isGone }: Failure): Failed => ({
    batch: lane.take(maxBatch),
    error,
    away: isGone ? "gone" : undefined,
  });

  const start = (lane: AccountLane): void => {
    if (lane.running || lane.queue.length === 0) return;
    const running = drain(lane).finally(() => work.delete(running));
    work.add(running);
  };

  const enqueue = (lane: AccountLane, entry: Entry): Promise<Outcome> => {
    const outcome = lane.add(entry);
    if (lane.isOptimistic) rounds.arrived();
    start(lane);
    return outcome;
  };

  const laneOf = (accountId: AccountId): AccountLane => {
    const known = lanes.get(accountId);
    if (known) return known;
    const lane: AccountLane = new AccountLane(accountId, {
      moment,
      onCommitted({ events, moreToHandOut }) {
        if (events.length > 0) ring(accountId, events);
        if (moreToHandOut) enqueue(lane, { command: { do: "hand_out" } }).catch(() => undefined);
      },
      onSettled: () => start(lane),
    });
    lanes.set(accountId, lane);
    return lane;
  };

  const runEntry = (accountId: AccountId, entry: Entry): Promise<Outcome> => {
    const lane = laneOf(accountId);
    return lane.queue.length >= maxQueue ? Promise.reject(new LaneFull()) : enqueue(lane, entry);
  };

  return {
    runEntry,
    run: (accountId, command) => runEntry(accountId, { command }),
    depth: () => [...lanes.values()].reduce((sum, lane) => sum + lane.queue.length, 0),
    async idle() {
      const underWay = () => [...work, ...[...lanes.values()].flatMap((lane) => lane.settling ?? [])];
      for (let all = underWay(); all.length > 0; all = underWay()) await Promise.all(all);
    },
  };
}
