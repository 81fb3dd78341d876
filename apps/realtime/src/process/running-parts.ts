import type { FastifyInstance } from "fastify";
import type { CredentialsWatch } from "../accounts/connection/credentials-watch.ts";
import type { PushSightings } from "../accounts/connection/push-sightings.ts";
import { DeadlinePassed, within } from "../base/async.ts";
import type { ChangeListener } from "../feed/change-listener.ts";
import type { Gateway } from "../feed/gateway.ts";
import type { LogFollowers } from "../feed/log-follower.ts";
import type { DatabaseWatch } from "../health/watch-database.ts";
import type { WechatWatch } from "../health/watch-wechat.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Lanes } from "../lane/lane.ts";
import type { MediaModule } from "../media/media.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { PushWatch } from "../push/push-watch.ts";
import type { Indexer } from "../search/indexer.ts";
import type { Ticker } from "../timers/ticker.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";
import { closeConnections } from "./close-connections.ts";
import type { Drain } from "./drain.ts";

export interface RunningParts {
  wechat: WechatWatch;
  database: DatabaseWatch;
  changes: ChangeListener;
  followers: LogFollowers;
  lanes: Lanes;
  watch: CredentialsWatch;
  jobs: Jobs;
  media: MediaModule;
  webhooks: Webhooks;
  sightings: PushSightings;
  fastify: FastifyInstance;
  drain: Drain;
  gateway: Gateway;
  readings: { stop(): void };
  outbox: Outbox;
  indexer: Indexer;
  pushWatch: PushWatch;
  ticker: Ticker;
}

/** A stop takes ten seconds at most; the rest is for the database's connections. */
const endsWithinMs = 8_000;
const idleWithinMs = 1_500;

/** [DE11] Stops all parts: accepts nothing new, finishes running work, ends dependencies last. Rejects with all errors. */
export async function shutDown(running: Partial<RunningParts>): Promise<void> {
  const { fastify, gateway, outbox, lanes } = running;
  const until = performance.now() + endsWithinMs;
  const left = (most = endsWithinMs): number => Math.max(0, Math.min(most, until - performance.now()));
  const faults: unknown[] = [];
  const all = async (...ends: (Promise<void> | undefined)[]): Promise<void> => {
    const inTime = ends.map((ended) => ended && within(left(), ended));
    for (const ended of await Promise.allSettled(inTime))
      if (ended.status === "rejected" && !(ended.reason instanceof DeadlinePassed)) faults.push(ended.reason);
  };
  running.drain?.begin();
  outbox?.hold();
  gateway?.sendAway();
  running.database?.stop();
  running.wechat?.stop();
  running.readings?.stop();
  running.webhooks?.stop();
  await all(
    running.ticker?.stop(),
    running.indexer?.stop(),
    running.pushWatch?.stop(),
    fastify && closeConnections(fastify, gateway, running.drain),
    outbox?.finish(left() - idleWithinMs),
    running.jobs?.stop(),
  );
  running.media?.close();
  running.followers?.close();
  await all(running.sightings?.stop(), running.watch?.stop());
  if (lanes) await within(left(idleWithinMs), lanes.idle()).catch(() => undefined);
  await all(running.changes?.stop());
  if (faults.length > 0) throw new AggregateError(faults, "not everything could be ended");
}
