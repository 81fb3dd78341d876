import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection, PushTrouble } from "@jieru/shared/protocol/connection";
import type { Refusal } from "@jieru/wechat/open-envelope";
import type { Context } from "../../base/context.ts";
import { type Seen, type SeenAccount, writeSeen } from "./seen-pushes.ts";

/** `timestamp`: too far from the server's clock in plain mode. */
export type PushRefusal = Refusal | "timestamp";

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

/** Minimum intervals between writes of decrypted and refused pushes. */
const openedEveryMs = 5 * 60_000;
const refusedEveryMs = 5_000;
const checkEveryMs = 500;

const never = Number.NEGATIVE_INFINITY;
const neverOpened = () => ({ current: never, previous: never });

/** Returns false if the clock was set back meanwhile. */
const isWithin = (ms: number, since: number, now: number): boolean => now >= since && now - since < ms;

interface Watched extends SeenAccount {
  openedAt: Record<"current" | "previous", number>;
  refused: NonNullable<Connection["seen"]["trouble"]> | null;
  writtenAt: number;
}

/**
 * [MA9] Records why pushes are refused, for admins on every node; outsiders get the same 403 for every reason (PU1). A
 * node writes at most once per five seconds and account, however many requests arrive.
 */
export class PushSightings {
  readonly #context: Pick<Context, "pool" | "clock" | "log">;
  readonly #watched = new Map<AccountId, Watched>();
  readonly #writing = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout;

  constructor(context: Pick<Context, "pool" | "clock" | "log">) {
    this.#context = context;
    this.#timer = setInterval(() => this.#writeDue(), checkEveryMs).unref();
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

  /** Records a problem. The next decrypted push ends it and is written at once. */
  trouble(account: SeenAccount, why: PushTrouble): void {
    const watched = this.#watch(account);
    const at = this.#context.clock.now();
    watched.refused = { count: (watched.refused?.count ?? 0) + 1, why, at };
    watched.openedAt = neverOpened();
    this.#writeRefused(watched, at);
  }

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
      .catch((error: unknown) => log.warn({ err: error }, "push diagnostics could not be written"))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }
}
