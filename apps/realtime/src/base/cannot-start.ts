import { EmbeddedPostgresError } from "@jieru/embedded-postgres";

/** A reason that the operator can fix (SU1), in one sentence. */
export class CannotStart extends Error {
  override name = "CannotStart";
}

const ofDisks = new Set(["EROFS", "ENOSPC", "EDQUOT"]);
/** Valid if they name the file. */
const ofFiles = new Set(["EACCES", "EPERM", "ENOTDIR", "EISDIR"]);
/** PostgreSQL's errors about the client (28, 3D, 42501), its state (25006, 57P) and its resources (53, 58). */
const ofDatabase = /^(28|3D|53|57P|58|42501|25006)/;

interface Coded {
  code?: unknown;
  path?: unknown;
  severity?: unknown;
}

/** Returns one sentence for the operator; null for a bug, which needs its stack. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof CannotStart || error instanceof EmbeddedPostgresError) return error.message;
  const { code, path, severity } = error as Coded;
  if (typeof code !== "string") return null;
  if (severity !== undefined && ofDatabase.test(code)) return `The database says: ${error.message}`;
  return ofDisks.has(code) || (path !== undefined && ofFiles.has(code)) ? error.message : null;
}
