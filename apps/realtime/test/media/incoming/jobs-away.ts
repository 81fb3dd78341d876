import { pino } from "pino";
import { newId } from "../../../src/base/context.ts";
import { createJobs } from "../../../src/jobs/jobs.ts";
import { openMedia } from "../../../src/media/media.ts";
import type { TestServer } from "../test-server.ts";

/** Jobs have started, and their tables are gone. */
export async function withoutTables(house: TestServer, work: () => Promise<void>): Promise<void> {
  await house.db.pool.query(`alter schema jobs rename to jobs_away`);
  try {
    await work();
  } finally {
    await house.db.pool.query(`alter schema jobs_away rename to jobs`);
  }
}

/** Jobs have started, and somebody holds their table. */
export async function withTableHeld(house: TestServer, work: () => Promise<void>): Promise<void> {
  const holder = await house.db.pool.connect();
  await holder.query(`begin; lock table jobs.job in access exclusive mode`);
  try {
    await work();
  } finally {
    await holder.query(`rollback`);
    holder.release();
  }
}

/** Another server, as far as images go: its jobs have not started. */
export function openWithout(house: TestServer) {
  const log = pino({ level: "silent" });
  const jobs = createJobs({ connection: house.db.connection, log });
  const media = openMedia({
    ...{ pool: house.db.pool, boss: jobs.boss, clock: house.clock, newId, log, lanes: house.lanes },
    config: { dataDir: house.dataDir, wechatApiUrl: house.far.url },
    clientOf: async () => house.client,
  });
  const close = async () => {
    media.close();
    await jobs.stop();
  };
  return { jobs, media, close };
}
