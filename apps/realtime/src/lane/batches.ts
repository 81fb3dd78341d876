/** How the batches of a lane go through PostgreSQL: one behind the other on one connection. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type pg from "pg";
import { begin, rollBack, type Transaction } from "../database/transaction.ts";
import type { Moment } from "../desk/desk.ts";
import { failpoint } from "../failpoint.ts";
import { type AccountLane, entriesOf, type Waiting } from "./account-lane.ts";
import { answersOf, type Decided, decideBatch, openBatch, writeBatches } from "./batch.ts";
import type { Away, Failing } from "./is-away.ts";
import type { Failure } from "./pipeline.ts";

/** How many commands share one transaction at most. */
const maxBatch = 256;

/** What batches are decided and written with. */
export interface Means {
  pool: pg.Pool;
  moment(): Moment;
}

/** A batch that did not commit, or not as far as we know. */
export interface Failed extends Failing {
  batch: readonly Waiting[];
  /** What it came to, where it failed in committing that. */
  decided?: Decided;
  /** Unset: to be found out. */
  away?: Away | undefined;
}

/** What was sent by a pipeline and did not commit, as a batch of the lane. */
export const failedOf = (lane: AccountLane, { error, isGone }: Failure): Failed => ({
  batch: lane.take(maxBatch),
  error,
  away: isGone ? "gone" : undefined,
});

/** Runs what waits in the lane on a connection of its own. null unless a batch failed. */
export const runBatches = (means: Means, lane: AccountLane): Promise<Failed | null> =>
  onConnection(
    means.pool,
    () => lane.take(maxBatch),
    (client) => runOn(means, lane, client),
  );

/** Batch after batch on one connection, until nothing waits, one fails, or somebody else needs the connection. */
async function runOn(
  { pool, moment }: Means,
  lane: AccountLane,
  client: pg.PoolClient,
): Promise<Failed | null> {
  let before: Promise<Failed | null> = Promise.resolve(null);
  do {
    const batch = lane.take(maxBatch);
    const access = { client, under: begin(client) };
    const memory = lane.takeMemory(); // null while a batch of ours is in flight
    const opened = openBatch(access, lane.accountId, entriesOf(batch));
    const failed = await before;
    if (failed) {
      await answersOf(opened);
      lane.queue.unshift(...batch);
      return { ...failed, broken: await rollBack(client) };
    }
    try {
      const decided = await decideBatch(client, opened, moment(), memory ?? lane.takeMemory());
      await writeBatches(access, [decided], { locked: true });
      before = commitBatch(lane, access.under, batch, decided);
    } catch (error) {
      return { batch, error, broken: await rollBack(client) };
    }
    await Promise.race([before, lane.filled()]);
    // Not a delay: what this turn of the event loop reads from its sockets goes along with the next batch.
    await nextTurn();
  } while (lane.queue.length > 0 && pool.waitingCount === 0 && !lane.isOptimistic);
  const failed = await before;
  return failed && { ...failed, broken: await rollBack(client) };
}

/** Commits, and tells the lane. Never rejects. */
export async function commitBatch(
  lane: AccountLane,
  under: Transaction,
  batch: readonly Waiting[],
  decided: Decided,
): Promise<Failed | null> {
  try {
    await under.commit();
    await failpoint("lane.after_commit");
  } catch (error) {
    return { batch, error, decided };
  }
  lane.committed(batch, decided.result);
  return null;
}

/** Works on a connection of its own; `batch` is what fails where there is none. */
export async function onConnection(
  pool: pg.Pool,
  batch: () => readonly Waiting[],
  work: (client: pg.PoolClient) => Promise<Failed | null>,
): Promise<Failed | null> {
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
}
