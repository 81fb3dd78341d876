import { hasStalled } from "../lane/is-away.ts";

/** What the driver, its pool and our own patience say where PostgreSQL gave no answer in time. They have no code for it. */
const sayings =
  /connection timeout$|^timeout (?:exceeded|expired)|^Query read timeout$|: no answer in \d+ ms$/;

/** Whether the database did not answer in time, or took too long for a statement; not that it refused something, or could not be found. */
export function isSilent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return hasStalled(error) || sayings.test(error.message) || isSilent(error.cause);
}
