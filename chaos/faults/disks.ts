import { rest } from "../rest.ts";
import type { Fault } from "./fault.ts";

export const diskFaults: Fault[] = [
  {
    name: "data disk full",
    ids: "F12",
    group: "programs",
    possible: ({ shared }) => shared?.disks != null,
    async strike({ stage, random }) {
      stage.shared?.disks?.fill("data");
      await rest(random.int(2_000, 6_000));
      stage.shared?.disks?.free("data");
    },
  },
  {
    name: "disk of the write-ahead log full",
    ids: "F13",
    group: "programs",
    possible: ({ shared }) => shared?.disks != null,
    async strike({ stage, random }) {
      const before = stage.postgres.postmaster();
      stage.shared?.disks?.fill("wal");
      // PostgreSQL meets the full disk only after its reserved log segments are used up.
      for (let i = 0; i < 20 && stage.postgres.postmaster() === before; i++) {
        await stage.postgres
          .rows(`select pg_logical_emit_message(true, 'chaos', repeat('x', 10000)), pg_switch_wal()`)
          .catch(() => undefined);
        await rest(100);
      }
      await rest(random.int(1_000, 4_000));
      stage.shared?.disks?.free("wal");
    },
  },
];
