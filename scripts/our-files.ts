import { globSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";

/** Folders and files that are not written by hand. */
const notOurs = ["node_modules", "dist", "data", "test-results", "playwright-report", "routeTree.gen.ts"];

/** The files that match, by their sorted paths from the root. */
export const listOurs = (pattern: string): string[] =>
  globSync(pattern, { cwd: repository, exclude: (name) => notOurs.includes(path.basename(name)) }).sort();
