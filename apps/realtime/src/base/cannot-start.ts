import { EmbeddedPostgresError } from "@jieru/embedded-postgres";

/** A start that fails for something a person can put right (SU1): the message is one sentence for them. */
export class CannotStart extends Error {
  override name = "CannotStart";
}

/** What the file system says of a disk. */
const ofDisks = new Set(["EROFS", "ENOSPC", "EDQUOT"]);
/** What it says of a directory or of rights, where it names the file. */
const ofFiles = new Set(["EACCES", "EPERM", "ENOTDIR", "EISDIR"]);
/** What PostgreSQL says of who comes (28, 3D, 42501), of its state (25006, 57P) and of its resources (53, 58). */
const ofDatabase = /^(28|3D|53|57P|58|42501|25006)/;

interface Coded {
  code?: unknown;
  path?: unknown;
  severity?: unknown;
}

/** One sentence for who can put it right; null for what is a fault of ours, whose stack is wanted. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof CannotStart || error instanceof EmbeddedPostgresError) return error.message;
  const { code, path, severity } = error as Coded;
  if (typeof code !== "string") return null;
  if (severity !== undefined && ofDatabase.test(code)) return `The database says: ${error.message}`;
  return ofDisks.has(code) || (path !== undefined && ofFiles.has(code)) ? error.message : null;
}
