import type { Health } from "@jieru/shared/domain/health";
import type { Pool } from "pg";
import { Gauge, type Registry } from "prom-client";
import { strayRejections } from "../base/faults.ts";
import { lostLines } from "../base/log-output.ts";

export interface GaugeSources {
  pool: Pool;
  health(): Health;
  laneDepth(): number;
  listUnsentBytes(): number[];
  /** undefined if the database has its own backup tools. */
  backupVerifiedAt?: (() => Promise<number>) | undefined;
}

const parts = ["database", "wechat", "media", "jobs"] as const;

/** Read only for `/metrics`. */
export function createGauges(
  registry: Registry,
  { pool, health, laneDepth, listUnsentBytes, backupVerifiedAt }: GaugeSources,
): void {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge("jieru_lane_depth", "Commands waiting for their lane", laneDepth);
  gauge(
    "jieru_database_connections_in_use",
    "Connections of the pool at work",
    () => pool.totalCount - pool.idleCount,
  );
  gauge("jieru_database_connections_waiting", "Requests waiting for a connection", () => pool.waitingCount);
  gauge("jieru_socket_unsent_bytes", "Written to consoles and not yet taken, of all of them", () =>
    listUnsentBytes().reduce((sum, bytes) => sum + bytes, 0),
  );
  gauge("jieru_socket_unsent_bytes_max", "The same, of the slowest one", () =>
    Math.max(0, ...listUnsentBytes()),
  );
  gauge("jieru_log_lines_lost", "Log lines nobody will read, since the start", lostLines);
  gauge("jieru_stray_rejections", "Rejections nobody waited for, since the start", strayRejections);
  new Gauge({
    name: "jieru_backup_verified_timestamp_seconds",
    help: "As of when the newest verified backup of the embedded database is; 0 before the first",
    registers,
    async collect() {
      if (backupVerifiedAt) this.set((await backupVerifiedAt()) / 1_000);
      else this.remove();
    },
  });
  new Gauge({
    name: "jieru_degraded",
    help: "1 while a part does not work as it should",
    labelNames: ["part"],
    registers,
    collect() {
      const now = health();
      for (const part of parts) this.set({ part }, now[part] === "ok" ? 0 : 1);
    },
  });
}
