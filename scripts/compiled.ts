import path from "node:path";
import { repository } from "./command.ts";

/**
 * Lets child processes share Node's compile cache: the many servers of a run each need a tenth less processor time. Keeps a
 * `NODE_COMPILE_CACHE` that is already set.
 */
export function keepCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= path.join(repository, "node_modules/.cache/compiled");
}
