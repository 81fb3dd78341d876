/** Runs the webhook delivery of a second server on the same database. */

import { createLogger } from "@jieru/realtime/base/logger";
import { openPool } from "@jieru/realtime/database/connect";
import { openChangeListener } from "@jieru/realtime/feed/change-listener";
import { createJobs } from "@jieru/realtime/jobs/jobs";
import { openWebhooks } from "@jieru/realtime/webhooks/webhooks";
import type { SimulatorClock } from "@jieru/simulator/clock";
import type { ServerPlace } from "../../src/server-config.ts";
import { serverConfig } from "../../src/server-config.ts";

export interface SecondWebhooks {
  taken: number;
  /** Looks for jobs of dead servers now, as each server does twice a minute. */
  supervise(): Promise<void>;
  stop(): Promise<void>;
}

export async function openSecondWebhooks(
  place: ServerPlace,
  clock: SimulatorClock,
  secretKey: Buffer,
): Promise<SecondWebhooks> {
  const config = serverConfig(place);
  const connection = { connectionString: place.databaseUrl as string };
  const log = createLogger({ ...config, logLevel: "silent" });
  const pool = openPool(connection, () => undefined, undefined, { min: 0, max: 8 });
  const changes = await openChangeListener(connection, log);
  const jobs = createJobs({ connection, log });
  const second = { taken: 0 };
  const webhooks = openWebhooks({
    context: { config, pool, clock, log, newId: () => crypto.randomUUID() },
    changes,
    boss: jobs.boss,
    secretKey,
    deny: () => undefined,
    onOutcome(outcome) {
      if (outcome === "taken") second.taken++;
    },
  });
  await jobs.start([webhooks.setUp]);
  return Object.assign(second, {
    supervise: () => jobs.boss.supervise("deliver-webhooks"),
    async stop() {
      webhooks.stop();
      await jobs.stop();
      await changes.stop();
      await pool.end();
    },
  });
}
