import type { Connection } from "@jieru/shared/protocol/connection";

type Trouble = NonNullable<Connection["seen"]["trouble"]>;

/** What a check of the address that passed has put right. */
const aboutToken: ReadonlySet<Trouble["why"]> = new Set(["check_signature", "signature"]);

/** [MA9] Why requests are refused, until one after them shows that it was mended: a push that was opened, or for the Token a passed check. */
export function standingTrouble({
  verifiedAt,
  seen,
}: Pick<Connection, "verifiedAt" | "seen">): Trouble | null {
  const { trouble, withKey, withPreviousKey } = seen;
  if (!trouble) return null;
  const checkedAt = aboutToken.has(trouble.why) ? verifiedAt : null;
  return Math.max(withKey ?? 0, withPreviousKey ?? 0, checkedAt ?? 0) > trouble.at ? null : trouble;
}
