import path from "node:path";
import { repository } from "./command.ts";

/**
 * Lets the processes that this one starts keep what Node compiled for them: a run starts many servers from the same
 * sources, and a test's world with its one takes a tenth less of the processor this way. A `NODE_COMPILE_CACHE` that is set stays.
 */
export function keepCompiled(): void {
  process.env.NODE_COMPILE_CACHE ??= path.join(repository, "node_modules/.cache/compiled");
}
