import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { createNotifier } from "../database/notifier.ts";
import type { Bell } from "./bell.ts";

/** Rings the bells of all nodes. Neither waits nor promises: whoever listens reads now and then without a bell. */
export interface Ringer {
  /** The account has news, up to `seq`. */
  news(accountId: AccountId, seq: number): void;
  /** The rows of the outbox changed. */
  replies(): void;
}

/**
 * By PostgreSQL's notifications where other nodes may listen. While this one is alone its own bell is rung and PostgreSQL is not
 * asked: at 200 pushes a second each would wake two of its processes more, and ours, to tell us what we know.
 */
export function createRinger(pool: Pool, bell?: Pick<Bell, "isAlone" | "ring" | "ringOutbox">): Ringer {
  const notifier = createNotifier(pool, () => undefined);
  return {
    news(accountId, seq) {
      if (bell?.isAlone()) bell.ring(accountId, seq);
      else notifier.notify("jieru_bell", `${seq} ${accountId}`, accountId);
    },
    replies() {
      if (bell?.isAlone()) bell.ringOutbox();
      else notifier.notify("jieru_outbox", "", "outbox");
    },
  };
}
