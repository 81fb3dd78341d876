import type { Connection } from "@jieru/shared/protocol/connection";

type Trouble = NonNullable<Connection["seen"]["trouble"]>;

/** Troubles that a passed check of the address resolves. */
const aboutToken: ReadonlySet<Trouble["why"]> = new Set(["check_signature", "signature"]);

/** [MA9] Returns why requests are refused, until a later push or (for the Token) a passed check resolves it. */
export function unresolvedTrouble({
  verifiedAt,
  seen,
}: Pick<Connection, "verifiedAt" | "seen">): Trouble | null {
  const { trouble, withKey, withPreviousKey } = seen;
  if (!trouble) return null;
  const checkedAt = aboutToken.has(trouble.why) ? verifiedAt : null;
  return Math.max(withKey ?? 0, withPreviousKey ?? 0, checkedAt ?? 0) > trouble.at ? null : trouble;
}
