/**
 * One lane per account. Every change is a command: queue, batch (`batch.ts`), commit, notification, outcome. A batch
 * takes what has arrived, so under load one commit serves hundreds of pushes. `account-lane.ts` handles failures.
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

/** The queue is full. A push is answered with 503 and WeChat repeats it. */
export class LaneFull extends ServerBusy {
  constructor() {
    super("the account's lane is full");
  }
}

export interface LaneOptions {
  pool: Pool;
  clock: Clock;
  newId: NewId;
  notifier?: ChangeNotifier;
  log?: Pick<Logger, "error">;
  maxQueue?: number;
}

export interface Lanes {
  /** Resolves after the commit; rejects with `LaneFull` or the database's error. */
  run(accountId: AccountId, command: Command): Promise<Outcome>;
  runInput(accountId: AccountId, input: BatchInput): Promise<Outcome>;
  depth(): number;
  idle(): Promise<void>;
}

export function createLanes(options: LaneOptions): Lanes {
  const { pool, clock, newId, log, maxQueue = 5_000 } = options;
  const notifier = options.notifier ?? createChangeNotifier(pool);
  const lanes = new Map<AccountId, AccountLane>();

  /** [FD10] Answers a committed command even if the notifier throws. */
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
