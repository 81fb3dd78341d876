import { readFileSync } from "node:fs";
import path from "node:path";
import { findPostmaster } from "@jieru/realtime/database/embedded/leftovers";
import { processExists } from "@jieru/realtime/database/embedded/process-table";
import { valueTypes } from "@jieru/realtime/database/value-types";
import { within } from "@jieru/realtime/tasks/deadline";
import pg from "pg";
import { listFamily } from "./processes.ts";

/** The PostgreSQL in a data directory, whoever keeps it running. */
export interface PostgresPlace {
  /** null while it is down. */
  postmaster(): number | null;
  /** The pids of the postmaster and all its processes. */
  family(): number[];
  /** Where it listens, according to its own pid file. */
  socketPath(): string;
  /** Runs one statement on a new connection. Rejects while PostgreSQL is down, or without an answer within `withinMs` (a minute when absent). */
  rows<T extends object>(sql: string, values?: unknown[], withinMs?: number): Promise<T[]>;
}

/** What the campaign's own connections are called. */
export const campaignName = "chaos";

const answerWithinMs = 60_000;

export const dataOf = (dataDir: string): string => path.join(dataDir, "postgres/data");

export function postgresIn(dataDir: string): PostgresPlace {
  const data = dataOf(dataDir);
  let known: { host: string; port: number } | null = null;
  /** Reads the pid file: pid, directory, start, port, directory of the socket. */
  const place = () => {
    try {
      const [, , , port, host] = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
      if (port && host) known = { host, port: Number(port) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    return known ?? { host: "/nowhere", port: 5432 };
  };
  return {
    postmaster: () => findPostmaster(data),
    family() {
      const pid = findPostmaster(data);
      return pid === null ? [] : listFamily(pid).filter(processExists);
    },
    socketPath() {
      const { host, port } = place();
      return path.join(host, `.s.PGSQL.${port}`);
    },
    async rows<T extends object>(sql: string, values: unknown[] = [], withinMs = answerWithinMs) {
      const client = new pg.Client({
        ...place(),
        user: "jieru",
        database: "postgres",
        types: valueTypes,
        application_name: campaignName,
        connectionTimeoutMillis: 2_000,
      });
      client.on("error", () => undefined);
      try {
        await client.connect();
        return (await within(withinMs, client.query<T>(sql, values))).rows;
      } finally {
        // NOTE: not awaited: a lost connection never ends.
        client.end().catch(() => undefined);
      }
    },
  };
}
