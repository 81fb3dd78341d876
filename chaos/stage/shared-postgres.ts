import { startEmbeddedPostgres } from "@jieru/embedded-postgres";
import { mountDataDisk, moveWal, type SmallDisks } from "./small-disks.ts";

/** A separate PostgreSQL that is restarted as by a supervisor. */
export interface SharedPostgres {
  /** Disks that can be filled, or null where mounting is impossible. */
  disks: SmallDisks | null;
  stop(): Promise<void>;
}

export async function startSharedPostgres(dataDir: string, dataMb: number): Promise<SharedPostgres> {
  const options = { dataDir, log: () => undefined };
  const disks = mountDataDisk(dataDir, dataMb);
  if (disks) {
    const first = await startEmbeddedPostgres(options);
    await first.stop();
    moveWal(dataDir);
  }
  const database = await startEmbeddedPostgres(options);
  return {
    disks,
    async stop() {
      for (const name of ["data", "wal"] as const) disks?.free(name);
      await database.stop();
      disks?.unmount();
    },
  };
}
