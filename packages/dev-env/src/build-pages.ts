import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");
/** Run in the folder of each app, as `pnpm build` does, so that the app's own configuration applies. */
const vite = path.join(root, "node_modules/vite/bin/vite.js");
const apps = ["apps/console", "apps/simulator"];

/** Builds the console and the page of phones, each only if its sources are newer than its last build. */
export async function buildPages(): Promise<void> {
  for (const app of apps) {
    const dir = path.join(root, app);
    if (await isUpToDate(dir)) continue;
    execFileSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: dir, stdio: "inherit" });
  }
}

async function isUpToDate(dir: string): Promise<boolean> {
  const page = path.join(dir, "dist/index.html");
  if (!existsSync(page)) return false;
  const builtAt = statSync(page).mtimeMs;
  const sources = [dir, path.join(root, "packages/shared/src"), path.join(root, "pnpm-lock.yaml")];
  const newest = await Promise.all(sources.map(newestIn));
  return Math.max(...newest) < builtAt;
}

async function newestIn(place: string): Promise<number> {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = await readdir(place, { withFileTypes: true });
  const kept = entries.filter((e) => !["node_modules", "dist", "test"].includes(e.name));
  return Math.max(0, ...(await Promise.all(kept.map((e) => newestIn(path.join(place, e.name))))));
}
