import type { CredentialsFault } from "@jieru/shared/domain/credentials-refused";
import type { Connection } from "@jieru/shared/protocol/connection";
import { standingTrouble } from "../connect/standing-trouble.ts";

/** What an admin still has to do before messages come, or come again, or replies leave again. */
export type ConnectionStep = "verify" | "push" | "trouble" | CredentialsFault;

/** Trouble older than this has been seen to, or was somebody knocking at the door. */
const recentMs = 60 * 60_000;

/** [FM3] The exact next step; null when all is well. */
export function connectionStep(
  { verifiedAt, firstPushAt, seen }: Pick<Connection, "verifiedAt" | "firstPushAt" | "seen">,
  now: number,
): ConnectionStep | null {
  const trouble = standingTrouble({ verifiedAt, seen });
  if (trouble && now - trouble.at < recentMs) return "trouble";
  if (firstPushAt !== null) return null;
  return verifiedAt === null ? "verify" : "push";
}
