/**
 * Builds the server from its context: lanes, feed, outbox, timers and routes.
 *
 *     WeChat ─► push ─► lane ─► notification ─► feed ─► console        console ─► routes ─► lane ─► outbox ─► WeChat
 */
import type { FastifyInstance } from "fastify";
import { type AccountDirectory, createAccountDirectory } from "./accounts/account-directory.ts";
import { opens } from "./accounts/check-key.ts";
import { CredentialsWatch } from "./accounts/connection/credentials-watch.ts";
import { PushSightings } from "./accounts/connection/push-sightings.ts";
import { createWechatClients } from "./accounts/connection/wechat-clients.ts";
import { secretKeyOf } from "./accounts/secret-key.ts";
import { presenceHandlers } from "./agents/presence-handlers.ts";
import { readVerifiedAt } from "./backup/known-backups.ts";
import type { Context } from "./base/context.ts";
import { createMetrics, type Metrics } from "./base/metrics.ts";
import { trustedProxies } from "./base/trusted-proxies.ts";
import { type ChangeListener, openChangeListener } from "./feed/change-listener.ts";
import { type Gateway, openGateway } from "./feed/gateway.ts";
import { createLogFollowers } from "./feed/log-follower.ts";
import { createNodeBus } from "./feed/node-bus.ts";
import { showInvariants, workChecking } from "./health/check-invariants.ts";
import { watchHealth } from "./health/health.ts";
import { startReadings } from "./health/readings.ts";
import { watchDatabase } from "./health/watch-database.ts";
import { watchWechat } from "./health/watch-wechat.ts";
import { limitUnanswered } from "./http/connection-limits.ts";
import { secureHandshakes } from "./http/headers.ts";
import { createOpening } from "./http/opening.ts";
import { createSecurityLog, type Deny } from "./http/security-log.ts";
import { createWebServer } from "./http/web-server.ts";
import { createJobs } from "./jobs/jobs.ts";
import { createChangeNotifier } from "./lane/change-notifier.ts";
import { createLanes, type Lanes } from "./lane/lane.ts";
import { openMedia } from "./media/media.ts";
import { createGauges } from "./metrics/gauges.ts";
import { startOutbox } from "./outbox/outbox.ts";
import { createTyping, type Typing } from "./outbox/typing.ts";
import { findViewerAt } from "./policies/viewer.ts";
import { createDrain } from "./process/drain.ts";
import { end, type RunningParts } from "./process/running-parts.ts";
import { startPushWatch } from "./push/push-watch.ts";
import { ratingLinks } from "./ratings/links.ts";
import { workReports } from "./reports/work.ts";
import { orderForgotten } from "./retention/erasures.ts";
import { workRetention } from "./retention/work.ts";
import { type AppDeps, addRoutes } from "./routes.ts";
import { startIndexer } from "./search/indexer.ts";
import { listNewBrowsers } from "./sign-in/browsers.ts";
import { LookupLimiter } from "./sign-in/lookup-limiter.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { startTicker, type Ticker } from "./timers/ticker.ts";
import { openWebhooks } from "./webhooks/webhooks.ts";

export interface App {
  fastify: FastifyInstance;
  lanes: Lanes;
  ticker: Ticker;
  listWatched: Gateway["listWatched"];
  secretKey: Buffer;
  /** Starts to serve. Before that the server listens and answers 503 (SU2). */
  open(): Promise<void>;
  /** Closes the server. `/readyz` answers 503 from now on; running work is finished. */
  close(): Promise<void>;
}

/** Builds and starts everything except listening. The schema must be up to date. After a failure, it ends all started parts. */
export async function createApp(given: Context): Promise<App> {
  const begun: Partial<RunningParts> = {};
  try {
    return await begin(given, begun);
  } catch (error) {
    await end(begun).catch((err: unknown) =>
      given.log.error({ err }, "a start that failed was not all ended"),
    );
    throw error;
  }
}

/** Registers a running part, which `end` stops. */
type Keep = <K extends keyof RunningParts>(name: K, part: RunningParts[K]) => RunningParts[K];

async function begin(given: Context, begun: Partial<RunningParts>): Promise<App> {
  const keep: Keep = (name, part) => {
    begun[name] = part;
    return part;
  };
  const { config, pool, clock, log } = given;
  const outside = watchOutside(given, keep);
  const { context, metrics } = outside;
  const secretKey = await secretKeyOf(config);
  const deny = createSecurityLog({ log, clock, count: (rule) => metrics.securityDenials.inc({ rule }) });
  const directory = createAccountDirectory(pool, secretKey);
  const news = await beginNews(context, directory, keep);
  const lanes = beginLanes(context, keep);
  const outbound = beginOutbound(
    { ...outside, lanes, changes: news.changes, directory, secretKey, deny },
    keep,
  );
  const { clients, media, jobs, webhooks } = outbound;
  const { database, wechat } = outside;
  const health = watchHealth({ database, wechat, media: media.store, jobs: jobs.enqueueing });
  const lookupLimiter = new LookupLimiter();
  const signIn = createSignIn(context, lookupLimiter);
  const sightings = keep("sightings", new PushSightings(context));
  const shared = { context, lanes, metrics, deny, health, signIn, lookupLimiter };
  const http = await beginHttp({ ...shared, ...outbound, secretKey, directory, sightings }, keep);
  const typing = createTyping({ pool, clients, log, clock });
  const gateway = beginGateway({ ...shared, ...news, ...http, typing }, keep);
  observe({ ...shared, gateway }, keep);
  keep(
    "outbox",
    startOutbox({
      ...context,
      lanes,
      clients,
      changes: news.changes,
      metrics,
      wechatMediaId: media.wechatMediaId,
      ratingLink: ratingLinks(secretKey, config.publicUrl).linkOf,
      onSent: typing.ended,
    }),
  );
  const ticker = await beginBackground(
    { context, lanes, metrics, media, jobs, webhooks, gateway, changes: news.changes },
    keep,
  );
  return {
    fastify: http.fastify,
    lanes,
    ticker,
    listWatched: gateway.listWatched,
    secretKey,
    async open() {
      // Only now: a server that cannot listen stores no pushes, however often it is started (PU8).
      const watching = { ...context, lanes, opens: opens.bind(null, secretKey) };
      await keep("pushWatch", startPushWatch(watching)).begin();
      http.opening.open();
    },
    close: () => end(begun),
  };
}

/** Tracks from now on whether WeChat and the database answer. */
function watchOutside(given: Context, keep: Keep) {
  const metrics = createMetrics();
  showInvariants(metrics);
  const wechat = keep(
    "wechat",
    watchWechat(given.config.wechatApiUrl, given.fetch, (answered) =>
      metrics.wechatCalls.inc({ outcome: answered ? "answered" : "unanswered" }),
    ),
  );
  const database = keep("database", watchDatabase(given.pool, given.nodeId, given.clock.now));
  given.observe({
    onFailure(sqlState) {
      metrics.databaseErrors.inc({ class: sqlState?.slice(0, 2) ?? "none" });
      database.onFailure(sqlState);
    },
  });
  const context: Context = { ...given, fetch: wechat.fetch };
  return { context, metrics, wechat, database };
}

/** Starts the parts that notify servers of commits, and the messages between servers. */
async function beginNews(
  { pool, listenClientConfig, log }: Context,
  directory: AccountDirectory,
  keep: Keep,
) {
  const changes = keep("changes", await openChangeListener(listenClientConfig, log));
  changes.onCredentialsChanged(directory.forget);
  const followers = keep("followers", createLogFollowers(pool, changes, log));
  return { changes, followers, bus: createNodeBus(pool, changes, log) };
}
type News = Awaited<ReturnType<typeof beginNews>>;

function beginLanes({ lanePool, clock, newId, log }: Context, keep: Keep): Lanes {
  const notifier = createChangeNotifier(lanePool, log);
  return keep("lanes", createLanes({ pool: lanePool, clock, newId, notifier, log }));
}

interface OutboundParts {
  context: Context;
  metrics: Metrics;
  lanes: Lanes;
  changes: ChangeListener;
  directory: AccountDirectory;
  secretKey: Buffer;
  deny: Deny;
}

/** Creates the parts that call WeChat, including media in both directions, and the webhooks that call the company's servers. */
function beginOutbound({ context, metrics, lanes, changes, deny, ...secrets }: OutboundParts, keep: Keep) {
  const isAsker = () => changes.isFirst("ask about credentials");
  const { directory } = secrets;
  const watch = keep("watch", new CredentialsWatch({ ...context, lanes, directory, isAsker }));
  const clients = createWechatClients({
    ...context,
    ...secrets,
    watch,
    onRefresh: (forced, outcome) => metrics.tokenRefreshes.inc({ forced: forced ? "yes" : "no", outcome }),
  });
  const jobs = keep("jobs", createJobs({ connection: context.listenClientConfig, log: context.log }));
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
  const webhooks = keep(
    "webhooks",
    openWebhooks({
      ...secrets,
      context,
      changes,
      deny,
      boss: jobs.boss,
      onOutcome: (outcome) => metrics.webhookDeliveries.inc({ outcome }),
    }),
  );
  return { watch, clients, jobs, media, webhooks };
}

/** Creates the server with all its routes. It does not listen yet. */
async function beginHttp(deps: Omit<AppDeps, "drain" | "opening">, keep: Keep) {
  const { config, log } = deps.context;
  const isTrustedProxy = trustedProxies(config.trustedProxies);
  const { deny } = deps;
  const fastify = keep("fastify", createWebServer({ log, addresses: config, deny, isTrustedProxy }));
  const drain = keep("drain", createDrain(fastify));
  const opening = createOpening(fastify);
  await addRoutes(fastify, { ...deps, drain, opening });
  return { fastify, opening, isTrustedProxy };
}
type Http = Awaited<ReturnType<typeof beginHttp>>;

type Shared = Pick<AppDeps, "context" | "lanes" | "metrics" | "deny" | "health" | "signIn" | "lookupLimiter">;

function beginGateway(parts: Shared & News & Http & { typing: Typing }, keep: Keep): Gateway {
  const { context, lanes, health, signIn, lookupLimiter, changes, fastify, opening, typing, ...rest } = parts;
  const { config, pool, clock } = context;
  const gateway = keep(
    "gateway",
    openGateway(fastify.server, {
      ...context,
      ...rest,
      health: health.now,
      isOpen: opening.isOpen,
      onAccountChanged: changes.onAccountChanged,
      publicUrl: config.publicUrl,
      identify: signIn.identify,
      isKnown: (secret) => lookupLimiter.isKnown(secret),
      findEnding: signIn.findEnding,
      listEnded: signIn.listEnded,
      listEndings: signIn.listEndings,
      listNewBrowsers: (agentIds) => listNewBrowsers(pool, agentIds, clock.now()),
      findViewer: (accountId, agentId) => findViewerAt(pool, accountId, agentId),
      ...presenceHandlers(context, lanes),
      onTyping: typing.tell,
    }),
  );
  secureHandshakes(fastify.server, "/socket.io/", config);
  limitUnanswered(fastify.server, parts.deny);
  signIn.onSessionEnded(gateway.endSession);
  return gateway;
}

/** Reports the server's health: as metrics, in the log, and to the consoles. */
function observe(
  { context, lanes, metrics, health, gateway }: Shared & { gateway: Gateway },
  keep: Keep,
): void {
  const { config, pool, clock, log } = context;
  const backupVerifiedAt = config.databaseUrl ? undefined : () => readVerifiedAt(config.dataDir);
  const sources = { pool, health: health.now, laneDepth: lanes.depth, backupVerifiedAt, ...gateway };
  createGauges(metrics.registry, sources);
  keep("readings", startReadings(pool, clock, metrics, log));
  health.onChange((parts) => {
    log.warn({ health: parts }, "what this server can do has changed");
    gateway.tellHealth(parts);
  });
}

interface BackgroundParts
  extends Pick<AppDeps, "context" | "lanes" | "metrics" | "media" | "jobs" | "webhooks"> {
  gateway: Gateway;
  changes: ChangeListener;
}

/** Starts background work: the search index, jobs, and timers. */
async function beginBackground(
  { context, lanes, metrics, media, jobs, webhooks, gateway, changes }: BackgroundParts,
  keep: Keep,
): Promise<Ticker> {
  const { pool, clock, log } = context;
  keep("indexer", startIndexer({ pool, changes, log }));
  await jobs.start([
    ...media.work,
    (boss) =>
      workRetention(boss, {
        pool,
        clock,
        log,
        lanes,
        store: media.store,
        watched: gateway,
        keepLogDays: context.config.keepLogDays,
      }),
    webhooks.setUp,
    (boss) => workReports(boss, { pool, clock, log }),
    (boss) => workChecking(boss, { pool, clock, log, metrics }),
    (boss) => orderForgotten(boss, pool),
  ]);
  return keep("ticker", startTicker({ ...context, lanes, listPresent: gateway.listPresent }));
}
