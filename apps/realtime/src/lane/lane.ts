/**
 * One lane per account: everything that changes an account is a command, and passes through here in batches.
 *
 *     callers ──► queue ──► batch: lock head · load · decide · save · commit ──► every caller's outcome
 *
 * The lock on the head row makes commit order the order of `seq`, without holes, on any number of nodes. A batch takes
 * what has arrived, without waiting for more, so one commit serves hundreds of pushes under load. While one batch is saved
 * and committed the next may be opened behind it on the same connection; it is decided when the commit is known.
 * A lane that has long been alone with its account decides on what it remembers, and sends everything at once; the lock fails
 * the transaction where that was wrong, and the batch is opened again like any other.
 * A command whose SQL fails must not sink its neighbours: the batch is repeated one by one, and the culprit alone fails.
 * Where the database itself is away, all fail at once.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import type { Clock, NewId } from "../context.ts";
import { createNotifier } from "../database/notifier.ts";
import { begin, rollBack, type Transaction, transaction } from "../database/transaction.ts";
import type { Command } from "../desk/command.ts";
import { failpoint } from "../failpoint.ts";
import type { LoggedEvent } from "../policies/event.ts";
import {
  type BatchResult,
  decideBatch,
  type Entry,
  guessBatch,
  type Outcome,
  openBatch,
  writeBatches,
} from "./batch.ts";
import { isAway } from "./is-away.ts";
import type { Memory } from "./memory.ts";
import { createRounds, type Guessed } from "./rounds.ts";

/** The lane holds as much as it may; the caller must be told "not now" (a push gets 503, and WeChat tries again). */
export class LaneFull extends Error {
  constructor() {
    super("the account's lane is full");
    this.name = "LaneFull";
  }
}

interface Waiting {
  entry: Entry;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}
interface Lane {
  queue: Waiting[];
  running: boolean;
  memory: Memory | null;
  /** How many batches in a row found the account as this lane had left it. */
  alone: number;
  /** Called when enough waits to be opened behind the batch that commits. */
  onCrowd: (() => void) | null;
}
/** A batch that did not commit, or not as far as we know. */
interface Failed {
  batch: readonly Waiting[];
  error: unknown;
  /** The connection is of no more use. */
  broken?: Error | undefined;
}

/** Fewer wait for the commit and go together with what else arrives until then. */
const crowd = 32;

/** Where nodes serve an account in turn most guesses would be wrong, and each costs a transaction. */
const longAlone = 16;

const entriesOf = (batch: readonly Waiting[]): Entry[] => batch.map((w) => w.entry);

export interface LaneOptions {
  pool: pg.Pool;
  clock: Clock;
  newId: NewId;
  /** Hears what a batch of this node has committed, in order: the feed need not read it back. */
  onCommitted?(accountId: AccountId, events: LoggedEvent[]): void;
  maxBatch?: number;
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
  const { pool, clock, newId, onCommitted, maxBatch = 256, maxQueue = 5_000 } = options;
  const notifier = createNotifier(pool, () => undefined); // whoever listens reads now and then without a bell
  const rounds = createRounds(pool);
  const lanes = new Map<AccountId, Lane>();
  const work = new Set<Promise<void>>();

  const moment = () => ({ now: clock.now(), newId });

  /** The memory belongs to the batch that is decided on it, until its commit is known. */
  const recall = (lane: Lane): Memory | null => {
    const { memory } = lane;
    lane.memory = null;
    return memory;
  };

  /** [FD4] The bell names the account that has news, and how far its log reaches. */
  const ring = (accountId: AccountId, events: LoggedEvent[]): void => {
    notifier.notify("jieru_bell", `${events.at(-1)?.seq} ${accountId}`, accountId);
    if (events.some((e) => e.message?.delivery)) notifier.notify("jieru_outbox", "", "outbox");
    onCommitted?.(accountId, events);
  };

  /**
   * [FD2] What a lane that has long been alone decides at once. Where it was wrong the memory is gone with the guess, so that what
   * comes next is decided on what the rows say.
   */
  const guess = (accountId: AccountId, lane: Lane): Guessed | null => {
    const batch = lane.queue.splice(0, maxBatch);
    const failed = () => {
      lane.alone = 0;
      lane.memory = null;
      lane.queue.unshift(...batch);
    };
    try {
      const decided = lane.memory && guessBatch(entriesOf(batch), lane.memory, moment());
      if (decided) return { decided, failed, committed: () => tell(accountId, lane, batch, decided.result) };
      lane.queue.unshift(...batch);
    } catch {
      failed();
    }
    return null;
  };

  const tell = (accountId: AccountId, lane: Lane, batch: readonly Waiting[], result: BatchResult): void => {
    lane.memory = result.memory;
    lane.alone = result.foundAsLeft ? lane.alone + 1 : 0;
    if (result.events.length > 0) ring(accountId, result.events);
    if (result.moreToHandOut)
      enqueue(accountId, lane, { command: { do: "hand_out" } }).catch(() => undefined);
    for (const [i, waiting] of batch.entries()) waiting.resolve(result.outcomes[i] as Outcome);
  };

  const fail = (batch: readonly Waiting[], error: unknown): void => {
    for (const waiting of batch) waiting.reject(error);
  };

  /** Batch after batch on one connection, until nothing waits, one fails, or somebody else needs the connection. */
  const run = async (accountId: AccountId, lane: Lane, client: pg.PoolClient): Promise<Failed | null> => {
    let before: Promise<Failed | null> = Promise.resolve(null);
    do {
      const batch = lane.queue.splice(0, maxBatch);
      const access = { client, under: begin(client) };
      const memory = recall(lane); // null while a batch of ours is under way
      const opened = openBatch(access, accountId, entriesOf(batch));
      const failed = await before;
      if (failed) {
        await Promise.allSettled([opened.head, opened.fresh]);
        lane.queue.unshift(...batch);
        return { ...failed, broken: await rollBack(client) };
      }
      try {
        const decided = await decideBatch(client, opened, moment(), memory ?? recall(lane));
        await writeBatches(access, [decided], { locked: true });
        before = commit(accountId, lane, access.under, batch, decided.result);
      } catch (error) {
        return { batch, error, broken: await rollBack(client) };
      }
      await Promise.race([before, crowded(lane)]);
      // Not a delay: what this turn of the event loop reads from its sockets goes along with the next batch.
      await nextTurn();
    } while (lane.queue.length > 0 && pool.waitingCount === 0 && lane.alone < longAlone);
    const failed = await before;
    return failed && { ...failed, broken: await rollBack(client) };
  };

  const commit = async (
    accountId: AccountId,
    lane: Lane,
    under: Transaction,
    batch: readonly Waiting[],
    result: BatchResult,
  ): Promise<Failed | null> => {
    try {
      await under.commit();
      await failpoint("lane.after_commit");
    } catch (error) {
      return { batch, error };
    }
    tell(accountId, lane, batch, result);
    return null;
  };

  const crowded = (lane: Lane): Promise<void> =>
    new Promise((resolve) => {
      if (lane.queue.length >= crowd) resolve();
      else lane.onCrowd = resolve;
    });

  /** Every command of a failed batch gets its own chance, unless the database is away. */
  const repeatEach = async (accountId: AccountId, lane: Lane, { batch, error }: Failed): Promise<void> => {
    const away = await isAway(pool, error);
    if (away || batch.length === 1) return fail(batch, error);
    for (const [i, one] of batch.entries()) {
      const failed = await runAlone(accountId, lane, one);
      if (!failed) continue;
      fail([one], failed.error);
      if (await isAway(pool, failed.error)) return fail(batch.slice(i + 1), failed.error);
    }
  };

  const runAlone = async (accountId: AccountId, lane: Lane, one: Waiting): Promise<Failed | null> => {
    try {
      const result = await transaction(pool, async (client, _, under) => {
        const opened = openBatch({ client, under }, accountId, [one.entry]);
        const decided = await decideBatch(client, opened, moment(), recall(lane));
        await writeBatches({ client, under }, [decided], { locked: true });
        return decided.result;
      });
      tell(accountId, lane, [one], result);
      return null;
    } catch (error) {
      return { batch: [one], error };
    }
  };

  const connectAndRun = async (accountId: AccountId, lane: Lane): Promise<Failed | null> => {
    let client: pg.PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      return { batch: lane.queue.splice(0, maxBatch), error };
    }
    let failed: Failed | null = null;
    try {
      failed = await run(accountId, lane, client);
      return failed;
    } finally {
      client.release(failed?.broken);
    }
  };

  const drain = async (accountId: AccountId, lane: Lane): Promise<void> => {
    lane.running = true;
    while (lane.queue.length > 0) {
      const together = lane.alone >= longAlone && (await rounds.join(() => guess(accountId, lane)));
      const failed = together ? null : await connectAndRun(accountId, lane);
      if (failed) await repeatEach(accountId, lane, failed);
    }
    lane.running = false;
  };

  const enqueue = (accountId: AccountId, lane: Lane, entry: Entry): Promise<Outcome> => {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    lane.queue.push({ entry, resolve, reject });
    if (lane.queue.length >= crowd) lane.onCrowd?.();
    if (!lane.running) {
      const running = drain(accountId, lane).finally(() => work.delete(running));
      work.add(running);
    }
    return promise;
  };

  const laneOf = (accountId: AccountId): Lane => {
    const known = lanes.get(accountId);
    if (known) return known;
    const lane: Lane = { queue: [], running: false, memory: null, alone: 0, onCrowd: null };
    lanes.set(accountId, lane);
    return lane;
  };

  const runEntry = (accountId: AccountId, entry: Entry): Promise<Outcome> => {
    const lane = laneOf(accountId);
    return lane.queue.length >= maxQueue ? Promise.reject(new LaneFull()) : enqueue(accountId, lane, entry);
  };

  return {
    runEntry,
    run: (accountId, command) => runEntry(accountId, { command }),
    depth: () => [...lanes.values()].reduce((sum, lane) => sum + lane.queue.length, 0),
    async idle() {
      while (work.size > 0) await Promise.all(work);
    },
  };
}
