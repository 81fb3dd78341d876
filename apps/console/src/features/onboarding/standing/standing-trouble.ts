import type { Connection } from "@jieru/shared/protocol/connection";

type Trouble = NonNullable<Connection["seen"]["trouble"]>;

/** Troubles that a passed check of the address has resolved. */
const aboutToken: ReadonlySet<Trouble["why"]> = new Set(["check_signature", "signature"]);

/**
 * [MA9] Why requests are refused, until a later one shows that it was fixed: a push that was opened or, for the Token, a
 * passed check.
 */
export function standingTrouble({
  verifiedAt,
  seen,
}: Pick<Connection, "verifiedAt" | "seen">): Trouble | null {
  const { trouble, withKey, withPreviousKey } = seen;
  if (!trouble) return null;
  const checkedAt = aboutToken.has(trouble.why) ? verifiedAt : null;
  return Math.max(withKey ?? 0, withPreviousKey ?? 0, checkedAt ?? 0) > trouble.at ? null : trouble;
}
