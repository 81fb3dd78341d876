/** Two small disks in memory (`tmpfs`) for the data and the write-ahead log, which can be filled. Only root on Linux may mount them. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chownSync,
  closeSync,
  cpSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  symlinkSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { dataOf } from "./postgres-place.ts";

export type DiskName = "data" | "wal";

export interface SmallDisks {
  fill(name: DiskName): void;
  free(name: DiskName): void;
  unmount(): void;
}

const walMb = 192;
/** Keeps the log smaller than its disk and large enough to fill it soon. */
const walSettings = "\nmax_wal_size = '96MB'\nmin_wal_size = '32MB'\n";
const chunk = Buffer.alloc(1 << 20);

/** Mounts the data disk below `dataDir` before PostgreSQL first starts. Returns null if that is impossible. */
export function mountDataDisk(dataDir: string, dataMb: number): SmallDisks | null {
  const places = { data: path.join(dataDir, "postgres"), wal: path.join(dataDir, "wal") };
  const fillers = { data: path.join(places.data, "filler"), wal: path.join(places.wal, "filler") };
  const mounted: string[] = [];
  const unmount = (): void => {
    for (const place of mounted.splice(0)) execFileSync("umount", ["-l", place]);
  };
  try {
    for (const [name, mb] of [
      ["data", dataMb],
      ["wal", walMb],
    ] as const) {
      mkdirSync(places[name]);
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mb}m,mode=0711`, "tmpfs", places[name]], {
        stdio: "pipe",
      });
      mounted.push(places[name]);
    }
  } catch {
    unmount();
    return null;
  }
  process.once("exit", unmount);
  return {
    fill(name) {
      const file = openSync(fillers[name], "w");
      try {
        for (;;) writeSync(file, chunk);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        closeSync(file); // an open file keeps its space
      }
    },
    free: (name) => rmSync(fillers[name], { force: true }),
    unmount() {
      process.removeListener("exit", unmount);
      unmount();
    },
  };
}

/** Moves the write-ahead log of a stopped cluster to its own disk. */
export function moveWal(dataDir: string): void {
  const data = dataOf(dataDir);
  const { uid, gid } = statSync(data);
  const wal = path.join(dataDir, "wal/pg_wal");
  cpSync(path.join(data, "pg_wal"), wal, { recursive: true, preserveTimestamps: true });
  execFileSync("chown", ["-R", `${uid}:${gid}`, wal]);
  execFileSync("chmod", ["0700", wal]);
  rmSync(path.join(data, "pg_wal"), { recursive: true });
  symlinkSync(wal, path.join(data, "pg_wal"));
  appendFileSync(path.join(data, "postgresql.conf"), walSettings);
  chownSync(path.join(data, "postgresql.conf"), uid, gid);
}
