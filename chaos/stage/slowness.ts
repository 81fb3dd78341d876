/** State of the machine and PostgreSQL during a slow start or slow recovery. */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import type { PostgresPlace } from "./postgres-place.ts";
import { listFamily } from "./processes.ts";

const answerWithinMs = 5_000;

/** Returns an empty text where the file is missing, as outside Linux. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const seconds = (nanoseconds: string | undefined): string => (Number(nanoseconds) / 1e9).toFixed(1);

/** Returns the run time of a process and its waiting time for a processor. */
function processorOf(pid: number): string[] {
  const [ran, waited] = read(`/proc/${pid}/schedstat`).split(" ");
  return ran ? [`process ${pid} ran ${seconds(ran)} s, waited ${seconds(waited)} s for a processor`] : [];
}

interface Busy {
  name: string;
  state: string | null;
  waitsFor: string | null;
  count: number;
  blocked: number;
}

async function connectionsOf(postgres: PostgresPlace): Promise<string[]> {
  const rows = await postgres.rows<Busy>(
    `select application_name as name, state, wait_event_type || ' ' || wait_event as "waitsFor", count(*)::int,
            count(*) filter (where cardinality(pg_blocking_pids(pid)) > 0)::int as blocked
       from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
      group by 1, 2, 3 order by 1, 2, 3`,
    [],
    answerWithinMs,
  );
  return rows.map(
    ({ name, state, waitsFor, count, blocked }) =>
      `${count} of ${name}, ${state}, waiting for ${waitsFor ?? "nothing"}, ${blocked} behind a lock`,
  );
}

/** Returns one line each for the machine, this process, its children, and PostgreSQL's connections. */
export async function describeSlowness(postgres: PostgresPlace): Promise<string[]> {
  const load = loadavg().map((n) => n.toFixed(1));
  const [pressure] = read("/proc/pressure/cpu").split("\n");
  const [disk] = read("/proc/pressure/io").split("\n");
  const connections = await connectionsOf(postgres).catch((error: Error) => [`none: ${error.message}`]);
  return [
    `load ${load.join(" ")}, processors ${pressure || "?"}, disks ${disk || "?"}`,
    ...listFamily(process.pid).flatMap(processorOf),
    ...connections.map((line) => `PostgreSQL: ${line}`),
  ];
}
