import type { CredentialsFault } from "@jieru/shared/domain/credentials-refused";
import type { Connection } from "@jieru/shared/protocol/connection";
import { unresolvedTrouble } from "../health/unresolved-trouble.ts";

export type ConnectionStep = "verify" | "push" | "trouble" | CredentialsFault;

/** Older trouble is resolved or was a stranger's request. */
const recentMs = 60 * 60_000;

export function connectionStep(
  { verifiedAt, firstPushAt, seen }: Pick<Connection, "verifiedAt" | "firstPushAt" | "seen">,
  now: number,
): ConnectionStep | null {
  const trouble = unresolvedTrouble({ verifiedAt, seen });
  if (trouble && now - trouble.at < recentMs) return "trouble";
  if (firstPushAt !== null) return null;
  return verifiedAt === null ? "verify" : "push";
}
