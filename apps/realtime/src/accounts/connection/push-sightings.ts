import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection, PushTrouble } from "@jieru/shared/protocol/connection";
import type { Refusal } from "@jieru/wechat/open-envelope";
import type { Context } from "../../base/context.ts";
import { type Seen, type SeenAccount, writeSeen } from "./seen-pushes.ts";

/** Why a push is refused. `timestamp`: too far from our clock in plain mode. */
export type PushRefusal = Refusal | "timestamp";

/** The admin of the account reads this for each reason. */
const troubleOf: Record<PushRefusal, PushTrouble> = {
  query: "malformed",
  size: "malformed",
  signature: "signature",
  encrypt_type: "not_sealed",
  clear_body: "not_sealed",
  key: "key",
  decrypt: "key",
  timestamp: "timestamp",
};

/** How often it is written at most that a key opened a push, unless one was refused since, and that requests were refused. */
const openedEveryMs = 5 * 60_000;
const refusedEveryMs = 5_000;
const lookEveryMs = 500;

const never = Number.NEGATIVE_INFINITY;
const neverOpened = () => ({ current: never, previous: never });

/** Not so where the clock was put back since. */
const isWithin = (ms: number, since: number, now: number): boolean => now >= since && now - since < ms;

interface Watched extends SeenAccount {
  openedAt: Record<"current" | "previous", number>;
  /** Refused and not yet written. */
  refused: NonNullable<Connection["seen"]["trouble"]> | null;
  writtenAt: number;
}

/**
 * [MA9] What came of WeChat's requests, for the admin to read at whatever node: enough to tell why nothing arrives, while the
 * outside gets one and the same 403 (PU1). The first news is written at once, what follows rarely: however many requests an
 * outsider sends, a node writes once in five seconds and account, and remembers one entry an account.
 */
export class PushSightings {
  readonly #context: Pick<Context, "pool" | "clock" | "log">;
  readonly #watched = new Map<AccountId, Watched>();
  readonly #writing = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout;

  constructor(context: Pick<Context, "pool" | "clock" | "log">) {
    this.#context = context;
    this.#timer = setInterval(() => this.#writeDue(), lookEveryMs).unref();
  }

  opened(account: SeenAccount, key: "current" | "previous"): void {
    const watched = this.#watch(account);
    const at = this.#context.clock.now();
    if (isWithin(openedEveryMs, watched.openedAt[key], at)) return;
    watched.openedAt[key] = at;
    this.#write(watched, key === "current" ? { withKey: at } : { withPreviousKey: at });
  }

  refused(account: SeenAccount, why: PushRefusal): void {
    this.trouble(account, troubleOf[why]);
  }

  /** The next push that is opened shows that it is over, and is written however lately another was. */
  trouble(account: SeenAccount, why: PushTrouble): void {
    const watched = this.#watch(account);
    const at = this.#context.clock.now();
    watched.refused = { count: (watched.refused?.count ?? 0) + 1, why, at };
    watched.openedAt = neverOpened();
    this.#writeRefused(watched, at);
  }

  /** Resolves when everything this node has seen of the account is written: whoever reads now misses nothing of it. */
  async settle(accountId: AccountId): Promise<void> {
    const watched = this.#watched.get(accountId);
    if (watched) this.#writeRefused(watched);
    await Promise.all(this.#writing);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    for (const watched of this.#watched.values()) this.#writeRefused(watched);
    await Promise.all(this.#writing);
  }

  /** What was seen with other credentials says nothing any more. */
  #watch({ id, changedAt }: SeenAccount): Watched {
    const known = this.#watched.get(id);
    if (known?.changedAt === changedAt) return known;
    const watched: Watched = { id, changedAt, openedAt: neverOpened(), refused: null, writtenAt: never };
    this.#watched.set(id, watched);
    return watched;
  }

  #writeDue(): void {
    const now = this.#context.clock.now();
    for (const watched of this.#watched.values()) this.#writeRefused(watched, now);
  }

  /** With `now`, only when the last time is long enough ago. */
  #writeRefused(watched: Watched, now?: number): void {
    const { refused } = watched;
    if (!refused || (now !== undefined && isWithin(refusedEveryMs, watched.writtenAt, now))) return;
    watched.refused = null;
    watched.writtenAt = refused.at;
    this.#write(watched, { refused });
  }

  #write(account: SeenAccount, seen: Seen): void {
    const { pool, log } = this.#context;
    const writing = writeSeen(pool, account, seen)
      .catch((error: unknown) => log.warn({ err: error }, "what came of WeChat's requests was not written"))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }
}
