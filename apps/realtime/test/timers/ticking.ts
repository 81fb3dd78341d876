/** An account with Ann and Bob at their consoles, and a ticker that a test runs. */
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import type { PresentAgent } from "../../src/feed/presence-leases.ts";
import type { Lanes } from "../../src/lane/lane.ts";
import { startTicker, type Ticker, type TickerOptions } from "../../src/timers/ticker.ts";
import { ann, bob, minute } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  type Node,
  newClock,
  openNode,
  pickUp,
  reply,
  type TestClock,
  writeAs,
} from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

export interface Ticking {
  clock: TestClock;
  node: Node;
  ticker: Ticker;
  account: AccountId;
  present: PresentAgent[];
  /** Opens another ticker, on this server's lanes unless others are given. */
  newTicker(nodeId: string, listPresent?: () => PresentAgent[], lanes?: Lanes): Promise<Ticker>;
  /** Advances the clock with a tick every few seconds, so that leases are renewed. */
  pass(ms: number): Promise<void>;
  stateOf(sessionId: string): Promise<string>;
  statusOf(agentId: string): Promise<string>;
  served(openid: string): Promise<DeskSession>;
  answered(openid: string): Promise<DeskSession>;
}

async function stopped(options: Omit<TickerOptions, "log">): Promise<Ticker> {
  const ticker = startTicker({ ...options, log: silent });
  await ticker.stop();
  return ticker;
}

/** Opens the fixture after its first tick; the caller closes `node`. */
async function openTicking(db: TestDatabase): Promise<Ticking> {
  const clock = newClock();
  const account = await createAccount(db.pool, [ann, bob]);
  const node = openNode(db, clock);
  const listPresent = () => t.present;
  const t: Ticking = {
    clock,
    node,
    ticker: await stopped({ pool: node.pool, clock, lanes: node.lanes, nodeId: "node", listPresent }),
    account,
    present: [
      { accountId: account, agentId: ann.id as AgentId },
      { accountId: account, agentId: bob.id as AgentId },
    ],
    newTicker: (nodeId, listed = listPresent, lanes = t.node.lanes) =>
      stopped({ pool: t.node.pool, clock, lanes, nodeId, listPresent: listed }),
    async pass(ms) {
      const end = clock.now() + ms;
      while (clock.now() < end) {
        clock.elapse(Math.min(minute / 2, end - clock.now()));
        await t.ticker.tick();
      }
    },
    stateOf: async (id) =>
      (await db.pool.query("select state from sessions where id = $1", [id])).rows[0]?.state,
    statusOf: async (id) =>
      (
        await db.pool.query("select status from bindings where account_id = $1 and agent_id = $2", [
          t.account,
          id,
        ])
      ).rows[0]?.status,
    async answered(openid) {
      const session = await t.served(openid);
      await done(t.node.lanes.run(t.account, reply("ann", session)));
      return session;
    },
    async served(openid) {
      const session = await writeAs(t.node.lanes, t.account, openid);
      await done(t.node.lanes.run(t.account, pickUp("ann", session)));
      return session;
    },
  };
  await t.ticker.tick();
  return t;
}

export function tickingForEach(take: (ticking: Ticking, db: TestDatabase) => void): void {
  let db: TestDatabase;
  let ticking: Ticking;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    ticking = await openTicking(db);
    take(ticking, db);
  });
  afterEach(() => ticking.node.close());
  afterAll(() => db.drop());
}
