import { startEmbeddedPostgres } from "@jieru/embedded-postgres";
import { mountDataDisk, moveWal, type SmallDisks } from "./small-disks.ts";

/** A PostgreSQL that belongs to no server, kept running as a supervisor would. */
export interface SharedPostgres {
  /** The small disks it lives on; null where they cannot be mounted, so that no disk can be full. */
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
