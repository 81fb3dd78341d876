/** A console without a browser: it loads a snapshot, follows the feed and applies frames. */
import { isDeepStrictEqual } from "node:util";
import type { Role, Viewer } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { applyFrame, type Frame, type Snapshot } from "@jieru/shared/domain/snapshot";
import { frame as frameSchema } from "@jieru/shared/domain/snapshot-schema";
import type pg from "pg";
import { expect } from "vitest";
import { within } from "../../src/base/async.ts";
import { closePool, openPool } from "../../src/database/connect.ts";
import { type ChangeListener, openChangeListener } from "../../src/feed/change-listener.ts";
import { readHead, readMissed } from "../../src/feed/log.ts";
import { createLogFollowers, type LogFollowers } from "../../src/feed/log-follower.ts";
import { readSnapshot } from "../../src/feed/snapshot.ts";
import { Subscription } from "../../src/feed/subscription.ts";
import { listRestricted } from "../../src/policies/event.ts";
import { type Node, openNode, type TestClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import type { TestDatabase } from "../test-database.ts";

/** Cuts the listening connections of all servers. */
export const cutListeners = (pool: pg.Pool): Promise<unknown> =>
  pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'jieru-listen' and datname = current_database()`,
  );

export interface FeedNode extends Node {
  clock: TestClock;
  changes: ChangeListener;
  followers: LogFollowers;
}
export async function openFeedNode(db: TestDatabase, clock: TestClock): Promise<FeedNode> {
  const changes = await openChangeListener(db.connection, silent);
  const pool = openPool(db.connection, () => {});
  const followers = createLogFollowers(pool, changes, silent);
  const node = openNode(db, clock);
  return {
    ...node,
    clock,
    changes,
    followers,
    async close() {
      followers.close();
      const stopped = await within(10_000, changes.stop()).then(() => "stopped", String);
      expect(stopped, "the change listener still runs at its end").toBe("stopped");
      await node.close();
      await closePool(pool);
    },
  };
}

const inOneOrder = (s: Snapshot): Snapshot => ({
  ...s,
  sessions: s.sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

export class TestConsole {
  readonly frames: Frame[] = [];
  readonly rights: string[] = [];
  snapshot: Snapshot;
  gaps = 0;
  subscription!: Subscription;
  readonly #node: FeedNode;
  readonly #viewer: Viewer;
  #stop: () => void = () => undefined;

  private constructor(node: FeedNode, viewer: Viewer, snapshot: Snapshot) {
    this.#node = node;
    this.#viewer = viewer;
    this.snapshot = snapshot;
  }

  static async load(
    node: FeedNode,
    account: AccountId,
    id: string,
    role: Role = "agent",
  ): Promise<TestConsole> {
    const viewer = { id: id as AgentId, role };
    const snapshot = await readSnapshot(node.pool, account, viewer, node.clock.now());
    if (!snapshot) throw new Error(`${id} is not bound`);
    return new TestConsole(node, viewer, snapshot);
  }

  static async open(...of: Parameters<typeof TestConsole.load>): Promise<TestConsole> {
    const console = await TestConsole.load(...of);
    await console.follow();
    return console;
  }

  get account(): AccountId {
    return this.snapshot.account.id;
  }

  async follow(): Promise<void> {
    const { pool, followers, clock } = this.#node;
    const { account } = this;
    this.subscription = new Subscription({
      accountId: account,
      viewer: this.#viewer,
      afterSeq: this.snapshot.seq,
      now: clock.now,
      send: (f) => this.#receive(f),
      readCatchUpPage: async (after, limit) =>
        (await followers.since(account, after)) ?? readMissed(pool, account, after, limit),
      listRestricted: (ids) => listRestricted(pool, this.#viewer.id, ids),
      onRights: (change) => void this.rights.push(change),
    });
    const listening = await followers.listen(account, (news) => this.subscription.offer(news));
    this.#stop = () => listening?.stop();
    const head = (await readHead(pool, account)) ?? 0;
    await listening?.follower.since(this.snapshot.seq, head);
    await this.subscription.catchUp(head);
  }

  #receive(f: Frame): boolean {
    this.frames.push(f);
    const next = applyFrame(this.snapshot, f);
    if (next === "gap") this.gaps++;
    else this.snapshot = next;
    return true;
  }

  leave(): void {
    this.#stop();
    this.subscription.close();
  }

  fresh(): Promise<Snapshot | null> {
    return readSnapshot(this.#node.pool, this.account, this.#viewer, this.#node.clock.now());
  }

  /** Waits until nothing is missing and expects a fresh load's state (FD3). The waiting queue arrives separately. */
  async equalsFreshLoad(line: "with the line" | "but the line" = "with the line"): Promise<void> {
    const whole = line === "with the line";
    await expect.poll(() => this.#isFresh(whole), { interval: 4 }).toBe(true);
    const fresh = await this.fresh();
    if (!fresh) throw new Error("no snapshot");
    const { waiting } = whole ? fresh : this.snapshot;
    expect(inOneOrder(this.snapshot)).toEqual(inOneOrder({ ...fresh, waiting }));
    for (const f of this.frames)
      expect(frameSchema.parse(f), "[FD13] no event holds more than its type says").toEqual(f);
    expect(this.gaps).toBe(0);
  }

  async #isFresh(withLine: boolean): Promise<boolean> {
    this.subscription.flush();
    const fresh = await this.fresh();
    const { seq, waiting } = this.snapshot;
    return fresh?.seq === seq && (!withLine || isDeepStrictEqual(fresh.waiting, waiting));
  }
}
