import path from "node:path";
import { locateEmbeddedPostgres } from "@jieru/embedded-postgres";
import { within } from "@jieru/realtime/base/async";
import { valueTypes } from "@jieru/realtime/database/connect";
import pg from "pg";
import { exists, listFamily } from "./processes.ts";

export interface PostgresPlace {
  postmaster(): number | null;
  family(): number[];
  socketPath(): string;
  /** Runs one statement on a new connection. Rejects while PostgreSQL is down, or after `withinMs` (default: one minute). */
  rows<T extends object>(sql: string, values?: unknown[], withinMs?: number): Promise<T[]>;
}

export const campaignName = "chaos";

const answerWithinMs = 60_000;

export const dataOf = (dataDir: string): string => path.join(dataDir, "postgres/data");

export function postgresIn(dataDir: string): PostgresPlace {
  const postmaster = () => locateEmbeddedPostgres(dataDir).postgresPid;
  return {
    postmaster,
    family() {
      const pid = postmaster();
      return pid === null ? [] : listFamily(pid).filter(exists);
    },
    socketPath() {
      const { host, port } = locateEmbeddedPostgres(dataDir).connection;
      return path.join(host, `.s.PGSQL.${port}`);
    },
    async rows<T extends object>(sql: string, values: unknown[] = [], withinMs = answerWithinMs) {
      const client = new pg.Client({
        ...locateEmbeddedPostgres(dataDir).connection,
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
