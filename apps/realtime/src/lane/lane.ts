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
 * lane decides at once (`batch.ts`; how it is sent, `batches.ts`; repeated, `repeat-failed.ts`), a round what several optimistic lanes commit at once
 * (`rounds.ts`), a pipeline the rounds sent one behind the other on one connection (`pipeline.ts`).
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import type { Logger } from "pino";
import type { Clock, NewId } from "../context.ts";
import type { Command } from "../desk/command.ts";
import { createRinger, type Ringer } from "../feed/ringer.ts";
import type { LoggedEvent } from "../policies/event.ts";
import { AccountLane } from "./account-lane.ts";
import type { Entry, Outcome } from "./batch.ts";
import { failedOf, runBatches } from "./batches.ts";
import { repeatFailed } from "./repeat-failed.ts";
import { createRounds } from "./rounds.ts";

/** The lane holds as much as it may; the caller must be told "not now" (a push gets 503, and WeChat tries again). */
export class LaneFull extends Error {
  constructor() {
    super("the account's lane is full");
    this.name = "LaneFull";
  }
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

/** One for a server: what it remembers of the accounts is its own. */
export function createLanes(options: LaneOptions): Lanes {
  const { pool, clock, newId, ringer = createRinger(pool), onCommitted, log, maxQueue = 5_000 } = options;
  const rounds = createRounds(pool);
  const lanes = new Map<AccountId, AccountLane>();
  const work = new Set<Promise<void>>();

  const moment = () => ({ now: clock.now(), newId });
  const means = { pool, moment };

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

  const drain = async (lane: AccountLane): Promise<void> => {
    lane.running = true;
    try {
      while (lane.queue.length > 0) {
        if (lane.isOptimistic && (await rounds.join(lane))) continue;
        await lane.settling;
        const failure = lane.takeFailure();
        const failed = failure
          ? failedOf(lane, failure)
          : lane.queue.length > 0 && (await runBatches(means, lane));
        if (failed) await repeatFailed(means, lane, failed);
      }
    } finally {
      lane.running = false;
    }
  };

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
