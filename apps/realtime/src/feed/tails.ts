import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { LoggedEvent } from "../policies/event.ts";
import type { ChangeListener } from "./change-listener.ts";
import type { Since } from "./recent.ts";
import { type Listener, Tail } from "./tail.ts";

/**
 * A tail stays this long without listeners, so that a team that comes back after losing the network finds the tail that knows
 * what it missed.
 */
const lingerMs = 30_000;

/** The tails of this node: one for each account that somebody listens to, and a little longer. */
export interface Tails {
  /** The account's tail with `listener` attached, or null for an unknown account. */
  listen(accountId: AccountId, listener: Listener): Promise<{ tail: Tail; stop(): void } | null>;
  /** What a console has missed, as far as the account's tail remembers. */
  since(accountId: AccountId, afterSeq: number): Promise<Since | null>;
  /** What this node's own lane has just committed, in order. */
  offer(accountId: AccountId, events: LoggedEvent[]): void;
  close(): void;
}

/** A tail begins with its first listener and ends `lingerMs` after the last one has left. */
export function createTails(pool: Pool, changes: ChangeListener, log: Logger): Tails {
  const tails = new Map<AccountId, Promise<Tail | null>>();
  const running = new Map<AccountId, Tail>();
  const wake = async (accountId: AccountId, seq?: number) => (await tails.get(accountId))?.wake(seq);
  const ignore = () => undefined;
  changes.onAccountChanged((accountId, seq) => void wake(accountId, seq).catch(ignore));
  changes.onBack(() => {
    for (const accountId of tails.keys()) void wake(accountId).catch(ignore);
  });

  const open = (accountId: AccountId): Promise<Tail | null> => {
    const known = tails.get(accountId);
    if (known) return known;
    const opening = Tail.open(accountId, pool, log);
    tails.set(accountId, opening);
    opening.then(
      (tail) => (tail ? running.set(accountId, tail) : tails.delete(accountId)),
      () => tails.delete(accountId),
    );
    return opening;
  };

  const release = (tail: Tail): void => {
    if (tail.idle) setTimeout(() => end(tail), lingerMs).unref();
  };

  const end = (tail: Tail): void => {
    if (!tail.idle || tail.closed) return;
    tails.delete(tail.accountId);
    running.delete(tail.accountId);
    tail.close();
  };

  return {
    async listen(accountId, listener) {
      let tail = await open(accountId);
      while (tail?.closed) tail = await open(accountId); // its last listener left in the meantime
      if (!tail) return null;
      const stop = tail.listen(listener);
      return {
        tail,
        stop() {
          stop();
          release(tail);
        },
      };
    },
    since: async (accountId, afterSeq) => (await running.get(accountId)?.since(afterSeq)) ?? null,
    offer: (accountId, events) => running.get(accountId)?.offer(events),
    close() {
      for (const opening of tails.values()) void opening.then((tail) => tail?.close(), ignore);
      tails.clear();
      running.clear();
    },
  };
}
