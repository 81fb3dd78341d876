import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { createNotifier } from "../database/notifier.ts";
import type { Bell } from "./bell.ts";

/** Rings the bells of all nodes. It does not wait and may fail: listeners also read from time to time without a ring. */
export interface Ringer {
  /** The account has news, up to `seq`. */
  news(accountId: AccountId, seq: number): void;
  /** The rows of the outbox changed. */
  replies(): void;
}

/** [DE13] How often it is said that other nodes were not told. */
const saidEveryMs = 10_000;

/**
 * Uses PostgreSQL's notifications if other nodes may be listening. While this node is alone it rings its own bell directly: at
 * 200 pushes per second, each notification would wake two processes of PostgreSQL and ours, only to tell us what we know.
 */
export function createRinger(
  pool: Pool,
  bell?: Pick<Bell, "isAlone" | "ring" | "ringOutbox">,
  log?: Pick<Logger, "warn">,
): Ringer {
  let saidAt = Number.NEGATIVE_INFINITY;
  const notifier = createNotifier(pool, (error) => {
    if (performance.now() - saidAt < saidEveryMs) return;
    saidAt = performance.now();
    log?.warn({ err: error }, "other nodes were not rung for: they find what is new when they look");
  });
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
