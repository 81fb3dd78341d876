/**
 * Puts the house together: what enters by `context` becomes lanes, feed, outbox, timers and routes.
 *
 *     WeChat ─► push ─► lane ─► bell ─► feed ─► console        console ─► routes ─► lane ─► outbox ─► WeChat
 */
import type { FastifyInstance } from "fastify";
import { createAccountDirectory } from "./accounts/account-directory.ts";
import { CredentialsWatch } from "./accounts/credentials-watch.ts";
import { PushSightings } from "./accounts/push-sightings.ts";
import { secretKeyOf } from "./accounts/secret-key.ts";
import { createWechatClients } from "./accounts/wechat-clients.ts";
import { presenceHandlers } from "./agents/presence-handlers.ts";
import type { Context } from "./context.ts";
import { openBell } from "./feed/bell.ts";
import { type Gateway, openGateway } from "./feed/gateway.ts";
import { busOverPostgres, busOverRedis } from "./feed/node-bus.ts";
import { createRinger } from "./feed/ringer.ts";
import { createTails } from "./feed/tails.ts";
import { workChecking } from "./health/check-invariants.ts";
import { watchHealth } from "./health/health.ts";
import { startReadings } from "./health/readings.ts";
import { watchDatabase } from "./health/watch-database.ts";
import { watchWechat } from "./health/watch-wechat.ts";
import { createOpening } from "./http/opening.ts";
import { addRoutes } from "./http/routes.ts";
import { secureHandshakes } from "./http/security-headers.ts";
import { createSecurityLog } from "./http/security-log.ts";
import { trustedProxies } from "./http/trusted-proxies.ts";
import { createWebServer } from "./http/web-server.ts";
import { createLanes, type Lanes } from "./lane/lane.ts";
import { openMedia } from "./media/media.ts";
import { createGauges } from "./metrics/gauges.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { startOutbox } from "./outbox/outbox.ts";
import { createTyping } from "./outbox/typing.ts";
import { findViewerAt } from "./policies/viewer.ts";
import { type Begun, end } from "./process/begun.ts";
import { createDrain } from "./process/drain.ts";
import { startPushWatch } from "./push/push-watch.ts";
import { workRetention } from "./retention/work.ts";
import { startIndexer } from "./search/indexer.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { startTicker, type Ticker } from "./timers/ticker.ts";
import { createJobs } from "./work/jobs.ts";

const unusedRedis = { state: "unused", onChange: () => undefined } as const;

export interface App {
  fastify: FastifyInstance;
  lanes: Lanes;
  ticker: Ticker;
  listWatched: Gateway["listWatched"];
  secretKey: Buffer;
  /** Until then it listens and serves nobody (SU2). */
  open(): void;
  /** `/readyz` says no from now on; what is under way is finished. */
  close(): Promise<void>;
}

/** Builds and starts everything but listening. The schema must be up to date. Where it fails, nothing goes on that had begun. */
export async function createApp(given: Context): Promise<App> {
  const begun: Partial<Begun> = {};
  try {
    return await begin(given, begun);
  } catch (error) {
    await end(begun).catch((err: unknown) =>
      given.log.error({ err }, "a start that failed was not all ended"),
    );
    throw error;
  }
}

async function begin(given: Context, begun: Partial<Begun>): Promise<App> {
  const keep = <K extends keyof Begun>(name: K, part: Begun[K]): Begun[K] => {
    begun[name] = part;
    return part;
  };
  const { config, pool, clock, newId, log } = given;
  const metrics = createMetrics();
  const wechat = keep(
    "wechat",
    watchWechat(config.wechatApiUrl, given.fetch, (answered) =>
      metrics.wechatCalls.inc({ outcome: answered ? "answered" : "unanswered" }),
    ),
  );
  const context: Context = { ...given, fetch: wechat.fetch };
  const database = keep("database", watchDatabase(pool, context.nodeId, clock.now));
  context.observe({
    onFailure(sqlState) {
      metrics.databaseErrors.inc({ class: sqlState?.slice(0, 2) ?? "none" });
      database.onFailure(sqlState);
    },
  });
  const secretKey = await secretKeyOf(config);
  const deny = createSecurityLog({ log, clock, count: (rule) => metrics.securityDenials.inc({ rule }) });
  const directory = createAccountDirectory(pool, secretKey);
  const bell = keep("bell", await openBell(context.listenClientConfig, log));
  bell.onAccount(directory.forget);
  const tails = keep("tails", createTails(pool, bell, log));
  const overPostgres = busOverPostgres(pool, bell, log);
  const redis = config.redisUrl ? busOverRedis(config.redisUrl, overPostgres, log) : null;
  const bus = keep("bus", redis ?? overPostgres);
  const ringer = createRinger(given.lanePool, bell);
  const lanes = keep(
    "lanes",
    createLanes({ pool: given.lanePool, clock, newId, ringer, log, onCommitted: tails.offer }),
  );
  const watch = keep(
    "watch",
    new CredentialsWatch({
      ...context,
      lanes,
      directory,
      isAsker: () => bell.isFirst("ask about credentials"),
    }),
  );
  const clients = createWechatClients({
    ...context,
    secretKey,
    directory,
    watch,
    onRefresh: (forced, outcome) => metrics.tokenRefreshes.inc({ forced: forced ? "yes" : "no", outcome }),
  });
  const jobs = keep("jobs", createJobs({ connection: context.listenClientConfig, log }));
  const media = keep(
    "media",
    openMedia({
      ...context,
      lanes,
      deny,
      boss: jobs.boss,
      clientOf: (id) => clients.of(id),
      onFailed: (reason) => metrics.mediaFailures.inc({ reason }),
    }),
  );
  const health = watchHealth({ database, wechat, media: media.store, redis: redis ?? unusedRedis });
  const signIn = createSignIn(context);
  const sightings = keep("sightings", new PushSightings(context));

  const isTrustedProxy = trustedProxies(config.trustedProxies);
  const fastify = keep("fastify", createWebServer({ log, addresses: config, deny, isTrustedProxy }));
  const drain = keep("drain", createDrain(fastify));
  const opening = createOpening(fastify);
  await addRoutes(fastify, {
    context,
    lanes,
    jobs,
    media,
    signIn,
    secretKey,
    directory,
    sightings,
    watch,
    health,
    metrics,
    drain,
    opening,
    deny,
  });

  const typing = createTyping({ pool, clients, log });
  const gateway = keep(
    "gateway",
    openGateway(fastify.server, {
      pool,
      clock,
      log,
      metrics,
      deny,
      tails,
      bus,
      health: health.now,
      isOpen: opening.isOpen,
      nodeId: context.nodeId,
      onRing: bell.onRing,
      publicUrl: config.publicUrl,
      isTrustedProxy,
      identify: signIn.identify,
      listEnded: signIn.listEnded,
      findViewer: (accountId, agentId) => findViewerAt(pool, accountId, agentId),
      ...presenceHandlers(context, lanes),
      onTyping: typing.tell,
    }),
  );
  secureHandshakes(fastify.server, "/socket.io/", config);
  signIn.onSessionEnded((webSessionId) => gateway.endSession(webSessionId));
  createGauges(metrics.registry, { pool, health: health.now, laneDepth: lanes.depth, ...gateway });
  keep("readings", startReadings(pool, clock, metrics));
  health.onChange((parts) => {
    log.warn({ health: parts }, "what this server can do has changed");
    gateway.tellHealth(parts);
  });
  keep(
    "outbox",
    startOutbox({
      ...context,
      lanes,
      clients,
      bell,
      metrics,
      wechatMediaId: media.wechatMediaId,
      onSent: typing.ended,
    }),
  );
  keep("indexer", startIndexer({ pool, bell, log }));
  await jobs.start([
    ...media.work,
    (boss) => workRetention(boss, { pool, clock, lanes, store: media.store, watched: gateway }),
    (boss) => workChecking(boss, { pool, clock, log, metrics }),
  ]);
  const pushWatch = keep(
    "pushWatch",
    startPushWatch({ ...context, lanes, onGap: () => metrics.pushGaps.inc() }),
  );
  await pushWatch.look();
  const ticker = keep("ticker", startTicker({ ...context, lanes, listPresent: gateway.listPresent }));

  return {
    fastify,
    lanes,
    ticker,
    listWatched: gateway.listWatched,
    secretKey,
    open: opening.open,
    close: () => end(begun),
  };
}
