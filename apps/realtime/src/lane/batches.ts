/**
 * How the batches of a lane go through PostgreSQL: one behind the other on one connection; and one that did not commit again, command by
 * command.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type pg from "pg";
import { begin, rollBack, type Transaction } from "../database/transaction.ts";
import type { Moment } from "../desk/desk.ts";
import { failpoint } from "../failpoint.ts";
import { type AccountLane, entriesOf, type Waiting } from "./account-lane.ts";
import { type Decided, decideBatch, openBatch, writeBatches } from "./batch.ts";
import { type Away, DatabaseAway, type Failing, howAway } from "./is-away.ts";
import type { Failure } from "./pipeline.ts";
import { wasCommitted } from "./was-committed.ts";

/** How many commands share one transaction at most. */
const maxBatch = 256;

/** [DE5] Of the 4.5 s of a push's answer 2.5 are gone when a statement has taken too long: commands tried one by one have less. */
const hurriedMs = 500;

/** A batch that did not commit, or not as far as we know. */
export interface Failed extends Failing {
  batch: readonly Waiting[];
  /** What it came to, where it failed in committing that. */
  decided?: Decided;
  /** Unset: to be found out. */
  away?: Away | undefined;
}

export interface Batches {
  /** Runs what waits in the lane on a connection of its own. null unless a batch failed. */
  run(lane: AccountLane): Promise<Failed | null>;
  /** Every command of a failed batch gets its own chance, unless the database is away. */
  repeatEach(lane: AccountLane, failed: Failed): Promise<void>;
}

/** What was sent by a pipeline and did not commit, as a batch of the lane. */
export const failedOf = (lane: AccountLane, { error, isGone }: Failure): Failed => ({
  batch: lane.take(maxBatch),
  error,
  away: isGone ? "gone" : undefined,
});

const fail = (batch: readonly Waiting[], error: unknown): void => {
  for (const waiting of batch) waiting.reject(error);
};

export function createBatches(pool: pg.Pool, moment: () => Moment): Batches {
  /** Batch after batch on one connection, until nothing waits, one fails, or somebody else needs the connection. */
  const runOn = async (lane: AccountLane, client: pg.PoolClient): Promise<Failed | null> => {
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

  return {
    repeatEach,
    run: (lane) =>
      connected(
        () => lane.take(maxBatch),
        (client) => runOn(lane, client),
      ),
  };
}
