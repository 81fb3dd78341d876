import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "./table.ts";

const dist = path.resolve(import.meta.dirname, "../apps/console/dist");
const limitKb = 180;

/** The JavaScript the console's page asks for before anything is clicked: its entry and what that preloads. */
export function measureBundle(): Figure {
  const page = readFileSync(path.join(dist, "index.html"), "utf8");
  const named = [...page.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.js)"/g)].map((m) => m[1] as string);
  const bytes = named.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file))).length, 0);
  const kb = bytes / 1_000;
  const all = readdirSync(path.join(dist, "assets")).filter((f) => f.endsWith(".js")).length;
  return {
    what: "first load of the console, compressed JavaScript",
    value: `${kb.toFixed(0)} kB`,
    target: `≤ ${limitKb} kB`,
    ok: kb <= limitKb,
    detail: `${named.length} of ${all} files`,
  };
}
