import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection, PushTrouble } from "@jieru/shared/protocol/connection";
import type { Refusal } from "@jieru/wechat/open-envelope";
import type { Clock } from "../context.ts";

export type Sighting = Connection["seen"];

const nothing: Sighting = { withKey: null, withPreviousKey: null, trouble: null };

/** Why a push was refused, as it concerns who set the account up. */
const troubleOf: Record<Refusal, PushTrouble> = {
  query: "malformed",
  size: "malformed",
  signature: "signature",
  encrypt_type: "not_sealed",
  clear_body: "not_sealed",
  key: "key",
  decrypt: "key",
};

/**
 * What this node has seen of an account's pushes, in memory: enough to tell an admin why nothing arrives, while the outside
 * gets one and the same 403 (PU1). One entry an account, so that an outsider cannot fill it.
 */
export class PushSightings {
  readonly #clock: Clock;
  readonly #seen = new Map<AccountId, Sighting>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  find(accountId: AccountId): Sighting {
    return this.#seen.get(accountId) ?? nothing;
  }

  opened(accountId: AccountId, key: "current" | "previous"): void {
    const at = this.#clock.now();
    const seen = this.find(accountId);
    this.#seen.set(accountId, {
      ...seen,
      ...(key === "current" ? { withKey: at } : { withPreviousKey: at }),
    });
  }

  refused(accountId: AccountId, why: Refusal): void {
    this.trouble(accountId, troubleOf[why]);
  }

  trouble(accountId: AccountId, why: PushTrouble): void {
    const seen = this.find(accountId);
    const count = (seen.trouble?.count ?? 0) + 1;
    this.#seen.set(accountId, { ...seen, trouble: { count, why, at: this.#clock.now() } });
  }

  /** The credentials are others now: what was wrong before says nothing any more. */
  forget(accountId: AccountId): void {
    this.#seen.delete(accountId);
  }
}
