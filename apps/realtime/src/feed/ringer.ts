import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { createNotifier } from "../database/notifier.ts";
import type { Bell } from "./bell.ts";

/** Rings the bells of all nodes. It does not wait and may fail: listeners also read from time to time without a ring. */
export interface Ringer {
  /** The account has news, up to `seq`. */
  news(accountId: AccountId, seq: number): void;
  /** The rows of the outbox changed. */
  replies(): void;
}

/**
 * Uses PostgreSQL's notifications if other nodes may be listening. While this node is alone it rings its own bell directly: at
 * 200 pushes per second, each notification would wake two processes of PostgreSQL and ours, only to tell us what we know.
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
