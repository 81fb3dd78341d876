/**
 * One lane per account: everything that changes an account is a command, and goes through here in batches.
 *
 *     callers ──► queue ──► batch: lock · load · decide · save · commit ──► notify ──► every caller's outcome
 *
 * A batch takes what has arrived and does not wait for more, so under load one commit serves hundreds of pushes. The
 * steps of a batch are in `batch.ts`. `account-lane.ts` handles a batch that fails.
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock, NewId } from "../base/context.ts";
import { ServerBusy } from "../base/refused.ts";
import type { Command } from "../desk/command.ts";
import { AccountLane } from "./account-lane.ts";
import type { BatchInput, Outcome } from "./batch.ts";
import { type ChangeNotifier, createChangeNotifier } from "./change-notifier.ts";
import type { LoggedEvent } from "./events.ts";

/** The lane's queue is full. A push is answered with 503, and WeChat repeats it. */
export class LaneFull extends ServerBusy {
  constructor() {
    super("the account's lane is full");
  }
}

export interface LaneOptions {
  pool: Pool;
  clock: Clock;
  newId: NewId;
  /** Notifies all servers after each commit; by default without a log. */
  notifier?: ChangeNotifier;
  log?: Pick<Logger, "error">;
  maxQueue?: number;
}

export interface Lanes {
  /** Runs a command. Resolves after the commit with its outcome; rejects with `LaneFull` or the database's error. */
  run(accountId: AccountId, command: Command): Promise<Outcome>;
  /** Runs a command together with what must be committed with it. */
  runInput(accountId: AccountId, input: BatchInput): Promise<Outcome>;
  /** How many commands wait, over all accounts. */
  depth(): number;
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>;
}

/** Creates the lanes of a server. Each account has one, with a cache of its own. */
export function createLanes(options: LaneOptions): Lanes {
  const { pool, clock, newId, log, maxQueue = 5_000 } = options;
  const notifier = options.notifier ?? createChangeNotifier(pool);
  const lanes = new Map<AccountId, AccountLane>();

  /** [FD10] A committed command is answered even if the notifier throws. */
  const notify = (accountId: AccountId, events: LoggedEvent[]): void => {
    try {
      notifier.accountChanged(accountId, events.at(-1)?.seq ?? 0);
      if (events.some((e) => e.message?.delivery)) notifier.outboxChanged();
    } catch (err) {
      log?.error({ err }, "the servers could not be notified of a commit");
    }
  };

  const laneOf = (accountId: AccountId): AccountLane => {
    const known = lanes.get(accountId);
    if (known) return known;
    const lane = new AccountLane(accountId, {
      pool,
      moment: () => ({ now: clock.now(), newId }),
      onCommitted: (events) => notify(accountId, events),
    });
    lanes.set(accountId, lane);
    return lane;
  };

  const runInput = (accountId: AccountId, input: BatchInput): Promise<Outcome> => {
    const lane = laneOf(accountId);
    return lane.depth >= maxQueue ? Promise.reject(new LaneFull()) : lane.add(input);
  };

  return {
    runInput,
    run: (accountId, command) => runInput(accountId, { command }),
    depth: () => lanes.values().reduce((sum, lane) => sum + lane.depth, 0),
    async idle() {
      const running = () => [...lanes.values()].flatMap((lane) => lane.running ?? []);
      for (let all = running(); all.length > 0; all = running()) await Promise.all(all);
    },
  };
}
