import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { access, constants, readdir } from "node:fs/promises";
import path from "node:path";
import { CannotStart } from "@jieru/realtime/base/cannot-start";

const root = path.resolve(import.meta.dirname, "../../..");
/** Vite runs in each app's folder so that the app's own configuration applies. */
const vite = path.join(root, "node_modules/vite/bin/vite.js");
const apps = ["apps/console", "apps/simulator"].map((app) => path.join(root, app));

/**
 * Builds the console and the simulator's page if their sources are newer than the last build. Throws
 * `CannotStart` if another user owns the build folder.
 */
export async function buildPages(dirs: readonly string[] = apps): Promise<void> {
  for (const dir of dirs) {
    if (await isUpToDate(dir)) continue;
    for (const written of [dir, path.join(dir, "node_modules"), path.join(dir, "dist")])
      await ensureOurs(written);
    execFileSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: dir, stdio: "inherit" });
  }
}

/** [SU1] Throws `CannotStart` with the reason; the stack of a build in a child process does not contain it. */
async function ensureOurs(dir: string): Promise<void> {
  if (!existsSync(dir)) return;
  await access(dir, constants.W_OK).catch((cause: NodeJS.ErrnoException) => {
    throw new CannotStart(
      `${dir} cannot be written (${cause.code}), and its page is to be built: have its owner run \`pnpm build\`, or start in a checkout of your own`,
      { cause },
    );
  });
}

async function isUpToDate(dir: string): Promise<boolean> {
  const page = path.join(dir, "dist/index.html");
  if (!existsSync(page)) return false;
  const builtAt = statSync(page).mtimeMs;
  const shared = ["packages/shared/src", "packages/ui/src", "pnpm-lock.yaml"];
  const sources = [dir, ...shared.map((source) => path.join(root, source))];
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
