/** What the machine and PostgreSQL are doing while a server takes long to start, or consoles to catch up: afterwards nobody can tell. */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import type { PostgresPlace } from "./postgres-place.ts";
import { listFamily } from "./processes.ts";

const answerWithinMs = 5_000;

/** Empty where the file is not there, as outside Linux. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const seconds = (nanoseconds: string | undefined): string => (Number(nanoseconds) / 1e9).toFixed(1);

/** How long a process has run, and how long it has waited for a processor meanwhile. */
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

/** One line each: the machine, this process and its children, PostgreSQL's connections. */
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
