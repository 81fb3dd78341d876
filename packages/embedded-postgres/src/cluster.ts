import { execFile } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { promisify } from "node:util";
import { type Binaries, environment, exitReasonIn } from "./binaries.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { pathFromInside, type UnprivilegedUser } from "./unprivileged-user.ts";

export interface Cluster {
  dir: string;
  socketDir: string;
  binaries: Binaries;
  user: UnprivilegedUser | null;
  throwaway: boolean;
  log: (line: string) => void;
}

/** The role that owns the tables. It needs no password: the socket's directory (0700) excludes other users. */
export const superuser = "jieru";

const initdbArgs = [
  `--username=${superuser}`,
  "--auth=trust",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
];

/** Creates the cluster if it is missing. Throws `EmbeddedPostgresError` if its directory holds another version or other files. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { dir, binaries } = cluster;
  const version = findVersion(dir);
  if (version === null) await createCluster(cluster);
  else if (version !== binaries.majorVersion) {
    throw new EmbeddedPostgresError(
      `${dir} was made by PostgreSQL ${version}, this release runs ${binaries.majorVersion}`,
    );
  }
}

function findVersion(dir: string): string | null {
  try {
    return readFileSync(`${dir}/PG_VERSION`, "utf8").trim();
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

/** Renames the directory after initdb succeeded, so that a killed initdb leaves only `data.draft`. */
async function createCluster({ dir, binaries, user, throwaway }: Cluster): Promise<void> {
  if (!isEmpty(dir))
    throw new EmbeddedPostgresError(
      `${dir} is not empty and no cluster of PostgreSQL: name another DATA_DIR`,
    );
  const draft = `${dir}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  if (user) chownSync(draft, user.uid, user.gid);
  const args = [...initdbArgs, `--pgdata=${pathFromInside(draft, user)}`];
  if (throwaway) args.push("--no-sync");
  try {
    await promisify(execFile)(binaries.initdb, args, { ...user, env: environment, cwd: draft });
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    const { stderr, message } = cause as Error & { stderr?: string };
    throw new EmbeddedPostgresError(`${dir} could not be made: ${exitReasonIn(stderr || message)}`, {
      cause,
    });
  }
  renameSync(draft, dir);
}
