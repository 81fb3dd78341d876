import { pino } from "pino";
import { newId } from "../../../src/base/context.ts";
import { createJobs } from "../../../src/jobs/jobs.ts";
import { openMedia } from "../../../src/media/media.ts";
import type { TestServer } from "../test-server.ts";

/** Runs `work` after jobs have started and while their tables are missing. */
export async function withoutTables(server: TestServer, work: () => Promise<void>): Promise<void> {
  await server.db.pool.query(`alter schema jobs rename to jobs_away`);
  try {
    await work();
  } finally {
    await server.db.pool.query(`alter schema jobs_away rename to jobs`);
  }
}

/** Runs `work` after jobs have started and while their table is locked. */
export async function withTableHeld(server: TestServer, work: () => Promise<void>): Promise<void> {
  const holder = await server.db.pool.connect();
  await holder.query(`begin; lock table jobs.job in access exclusive mode`);
  try {
    await work();
  } finally {
    await holder.query(`rollback`);
    holder.release();
  }
}

export function openWithout(server: TestServer) {
  const log = pino({ level: "silent" });
  const jobs = createJobs({ connection: server.db.connection, log });
  const media = openMedia({
    ...{ pool: server.db.pool, boss: jobs.boss, clock: server.clock, newId, log, lanes: server.lanes },
    config: { dataDir: server.dataDir, wechatApiUrl: server.far.url },
    clientOf: async () => server.client,
  });
  const close = async () => {
    media.close();
    await jobs.stop();
  };
  return { jobs, media, close };
}
