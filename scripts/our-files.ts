import { globSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";

/** Folders and files that are not written by hand, and `data` at the root, where a server that was tried out keeps its files. */
const notOurs = ["node_modules", "dist", "test-results", "playwright-report", "routeTree.gen.ts"];

/** The files that match, by their sorted paths from the root. */
export const listOurs = (pattern: string): string[] =>
  globSync(pattern, { cwd: repository, exclude: (name) => notOurs.includes(path.basename(name)) })
    .filter((file) => !file.startsWith(`data${path.sep}`))
    .sort();
