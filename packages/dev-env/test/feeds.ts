import type { AccountId } from "@jieru/shared/domain/ids";
import { expect } from "vitest";
import type { Console } from "./console.ts";
import { type Feed, openFeed } from "./feed.ts";
import { deadline, type TestServer } from "./test-server.ts";

export interface Feeds {
  open(who: Console): Promise<Feed>;
  /** Opens a socket that receives the account's events from now on. */
  follow(who: Console, accountId?: AccountId): Promise<Feed>;
  headOf(accountId?: AccountId): Promise<number>;
  /** Resolves when the feed has covered every event so far. */
  caughtUp(feed: Feed, accountId?: AccountId): Promise<void>;
  close(): void;
}

/** The account defaults to the test server's own. */
export function createFeeds(house: TestServer): Feeds {
  const feeds: Feed[] = [];
  const headOf = async (accountId = house.accountId) => {
    const sql = `select head_seq as seq from accounts where id = $1`;
    return (await house.rows<{ seq: number }>(sql, [accountId]))[0]?.seq ?? 0;
  };
  const open = async ({ cookie }: Console) => {
    const feed = await openFeed(house.url, { cookie, origin: house.url });
    feeds.push(feed);
    return feed;
  };
  return {
    open,
    headOf,
    async follow(who, accountId = house.accountId) {
      const feed = await open(who);
      const afterSeq = await headOf(accountId);
      expect(await feed.ask("subscribe", { accountId, afterSeq })).toEqual({ ok: true });
      return feed;
    },
    async caughtUp(feed, accountId) {
      const head = await headOf(accountId);
      await expect.poll(() => feed.frames.at(-1)?.to ?? 0, deadline).toBeGreaterThanOrEqual(head);
    },
    close: () => {
      for (const feed of feeds) feed.close();
    },
  };
}
