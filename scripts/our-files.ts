import { globSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";

/** Folders and files that nobody wrote by hand. */
const notOurs = ["node_modules", "dist", "data", "test-results", "playwright-report", "routeTree.gen.ts"];

/** What of the repository matches, by its path from the root, in order. */
export const listOurs = (pattern: string): string[] =>
  globSync(pattern, { cwd: repository, exclude: (name) => notOurs.includes(path.basename(name)) }).sort();
