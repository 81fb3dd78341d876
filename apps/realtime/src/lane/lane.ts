/**
 * One lane per account: everything that changes an account is a command, and passes through here in batches.
 *
 *     callers ──► queue ──► batch: lock head · load · decide · save · commit ──► every caller's outcome
 *
 * The lock on the head row makes commit order the order of `seq`, without holes, on any number of nodes. A batch takes
 * what has arrived, without waiting for more, so one commit serves hundreds of pushes under load.
 * A command whose SQL fails must not sink its neighbours: the batch is repeated one by one, and the culprit alone fails.
 * Where the database itself is away, all fail at once.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import type { Clock, NewId } from "../context.ts";
import { transaction } from "../database/transaction.ts";
import type { Command } from "../desk/command.ts";
import type { LoggedEvent } from "../policies/event.ts";
import { type Entry, type Outcome, runBatch } from "./batch.ts";
import type { Memory } from "./memory.ts";

/** The lane holds as much as it may; the caller must be told "not now" (a push gets 503, and WeChat tries again). */
export class LaneFull extends Error {
  constructor() {
    super("the account's lane is full");
    this.name = "LaneFull";
  }
}

/** SQLSTATEs that are nobody's fault: connection, resources, shutdown, cancelled statements, a disk, a read-only database. */
const nobodysFault = /^(?:08|53|57|58|25006)/;

/** One by one would fail the same way, only 256 times as slowly: every caller learns it now (PU3, F10). */
async function isAway(pool: pg.Pool, error: unknown): Promise<boolean> {
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && nobodysFault.test(code)) return true;
  return pool.query("select 1").then(
    () => false,
    () => true,
  );
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
}

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
  const lanes = new Map<AccountId, Lane>();
  const work = new Set<Promise<void>>();

  const commit = async (accountId: AccountId, lane: Lane, batch: readonly Waiting[]): Promise<void> => {
    const entries = batch.map((w) => w.entry);
    const at = { now: clock.now(), newId };
    const { memory } = lane;
    lane.memory = null; // until the commit is known
    const result = await transaction(pool, (client, write) =>
      runBatch({ client, write }, accountId, entries, at, memory),
    );
    lane.memory = result.memory;
    if (result.events.length > 0) onCommitted?.(accountId, result.events);
    if (result.moreToHandOut)
      enqueue(accountId, lane, { command: { do: "hand_out" } }).catch(() => undefined);
    for (const [i, waiting] of batch.entries()) waiting.resolve(result.outcomes[i] as Outcome);
  };

  const fail = (batch: readonly Waiting[], error: unknown): void => {
    for (const waiting of batch) waiting.reject(error);
  };

  /** Resolves with the error when the database is away; with null when every command had its chance. */
  const attempt = async (accountId: AccountId, lane: Lane, batch: readonly Waiting[]): Promise<unknown> => {
    try {
      await commit(accountId, lane, batch);
      return null;
    } catch (error) {
      const away = await isAway(pool, error);
      if (batch.length > 1 && !away) return attemptEach(accountId, lane, batch);
      fail(batch, error);
      return away ? error : null;
    }
  };

  const attemptEach = async (accountId: AccountId, lane: Lane, batch: readonly Waiting[]) => {
    for (const [i, one] of batch.entries()) {
      const away = await attempt(accountId, lane, [one]);
      if (away === null) continue;
      fail(batch.slice(i + 1), away);
      return away;
    }
    return null;
  };

  const drain = async (accountId: AccountId, lane: Lane): Promise<void> => {
    lane.running = true;
    while (lane.queue.length > 0) {
      await attempt(accountId, lane, lane.queue.splice(0, maxBatch));
      // Not a delay: what this turn of the event loop reads from its sockets goes along with the next batch.
      await nextTurn();
    }
    lane.running = false;
  };

  const enqueue = (accountId: AccountId, lane: Lane, entry: Entry): Promise<Outcome> => {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    lane.queue.push({ entry, resolve, reject });
    if (!lane.running) {
      const running = drain(accountId, lane).finally(() => work.delete(running));
      work.add(running);
    }
    return promise;
  };

  const laneOf = (accountId: AccountId): Lane => {
    const known = lanes.get(accountId);
    if (known) return known;
    const lane: Lane = { queue: [], running: false, memory: null };
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
