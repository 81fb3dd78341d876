import { globSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";

/** Generated files and folders, and `data` at the root, where a trial server stores its files. */
const notOurs = ["node_modules", "dist", "test-results", "playwright-report", "routeTree.gen.ts"];

export const listOurs = (pattern: string): string[] =>
  globSync(pattern, { cwd: repository, exclude: (name) => notOurs.includes(path.basename(name)) })
    .filter((file) => !file.startsWith(`data${path.sep}`))
    .sort();
