import type { CredentialsFault } from "@jieru/shared/domain/credentials-refused";
import type { Connection } from "@jieru/shared/protocol/connection";
import { standingTrouble } from "../standing/standing-trouble.ts";

/** What an admin has to do before messages arrive (again) or replies can leave again. */
export type ConnectionStep = "verify" | "push" | "trouble" | CredentialsFault;

/** Older trouble has been dealt with, or was somebody probing the address. */
const recentMs = 60 * 60_000;

/** [FM3] The exact next step; null when there is none. */
export function connectionStep(
  { verifiedAt, firstPushAt, seen }: Pick<Connection, "verifiedAt" | "firstPushAt" | "seen">,
  now: number,
): ConnectionStep | null {
  const trouble = standingTrouble({ verifiedAt, seen });
  if (trouble && now - trouble.at < recentMs) return "trouble";
  if (firstPushAt !== null) return null;
  return verifiedAt === null ? "verify" : "push";
}
