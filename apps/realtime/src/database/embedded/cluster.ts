import { execFile } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { CannotStart } from "../../process/cannot-start.ts";
import type { Binaries } from "./binaries.ts";
import { nameFromInside } from "./home.ts";
import { lastWordsIn } from "./last-words.ts";
import type { UnprivilegedUser } from "./unprivileged-user.ts";

/** The role that owns the tables; a running server has another (SU13). The socket's directory, 0700, is what keeps others out. */
export const superuser = "jieru";

/** PostgreSQL takes nothing from our environment but this: the same cluster behaves the same wherever it starts. */
export const environment = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" };

const initdbArgs = [
  `--username=${superuser}`,
  "--auth=trust",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
];

interface Place {
  home: string;
  binaries: Binaries;
  user: UnprivilegedUser | null;
  throwaway: boolean;
}

/** Makes `home/data` a cluster if it is not one yet. Throws `CannotStart` when it is another version's, or holds something else. */
export async function ensureCluster(place: Place): Promise<string> {
  const { home, binaries } = place;
  const data = path.join(home, "data");
  const version = findVersion(data);
  if (version === null) await initialise(data, place);
  else if (version !== binaries.majorVersion) {
    throw new CannotStart(
      `${data} was made by PostgreSQL ${version}, this release runs ${binaries.majorVersion}`,
    );
  }
  return data;
}

function findVersion(data: string): string | null {
  try {
    return readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function isEmpty(dir: string): boolean {
  try {
    return readdirSync(dir).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  }
}

/** A cluster half made by a killed initdb never bears the name `data`. */
async function initialise(data: string, { home, binaries, user, throwaway }: Place): Promise<void> {
  if (!isEmpty(data))
    throw new CannotStart(`${data} is not empty and no cluster of PostgreSQL: name another DATA_DIR`);
  const draft = path.join(home, "data.draft");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  if (user) chownSync(draft, user.uid, user.gid);
  const args = [...initdbArgs, `--pgdata=${nameFromInside(draft, user)}`];
  if (throwaway) args.push("--no-sync");
  try {
    await promisify(execFile)(binaries.initdb, args, { ...user, env: environment, cwd: draft });
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    const { stderr, message } = cause as Error & { stderr?: string };
    throw new CannotStart(`${data} could not be made: ${lastWordsIn(stderr || message)}`, { cause });
  }
  renameSync(draft, data);
}
