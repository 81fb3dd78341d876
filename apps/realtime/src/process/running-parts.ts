/** The running parts of the server, and the order in which they end. After a failed start, only the started ones end. */
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

/**
 * A stop takes ten seconds at most, even if the database does not answer. Parts that have not ended within this time are abandoned.
 * The remaining time is for the database's connections. Running replies have most of it, minus the time to store their result.
 */
const endsWithinMs = 8_000;
const idleWithinMs = 1_500;

/**
 * [DE11] Stops all parts: accepts nothing new, finishes running work, and ends its dependencies last.
 * If a part cannot be ended the others still are. Then it rejects with the errors.
 */
export async function end(begun: Partial<RunningParts>): Promise<void> {
  const { fastify, gateway, outbox, lanes } = begun;
  const until = performance.now() + endsWithinMs;
  const left = (most = endsWithinMs): number => Math.max(0, Math.min(most, until - performance.now()));
  const faults: unknown[] = [];
  const all = async (...ends: (Promise<void> | undefined)[]): Promise<void> => {
    const inTime = ends.map((ended) => ended && within(left(), ended));
    for (const ended of await Promise.allSettled(inTime))
      if (ended.status === "rejected" && !(ended.reason instanceof DeadlinePassed)) faults.push(ended.reason);
  };
  begun.drain?.begin();
  outbox?.hold();
  gateway?.sendAway();
  begun.database?.stop();
  begun.wechat?.stop();
  begun.readings?.stop();
  begun.webhooks?.stop();
  await all(
    begun.ticker?.stop(),
    begun.indexer?.stop(),
    begun.pushWatch?.stop(),
    fastify && closeConnections(fastify, gateway, begun.drain),
    outbox?.finish(left() - idleWithinMs),
    begun.jobs?.stop(),
  );
  // Running uploads and jobs have decoded their images by now.
  begun.media?.close();
  begun.followers?.close();
  await all(begun.sightings?.stop(), begun.watch?.stop());
  if (lanes) await within(left(idleWithinMs), lanes.idle()).catch(() => undefined);
  await all(begun.changes?.stop());
  if (faults.length > 0) throw new AggregateError(faults, "not everything could be ended");
}
