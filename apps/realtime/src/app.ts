/**
 * Builds the server from its context. WeChat → push → lane → notification → feed → console → routes → lane → outbox →
 * WeChat.
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
import { type RunningParts, shutDown } from "./process/running-parts.ts";
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
  /** Starts to serve; before, the server answers 503 (SU2). */
  open(): Promise<void>;
  /** Finishes running work while `/readyz` answers 503. */
  close(): Promise<void>;
}

/** Builds and starts everything except listening. The schema must be up to date. A failure ends all started parts. */
export async function createApp(options: Context): Promise<App> {
  const running: Partial<RunningParts> = {};
  try {
    return await start(options, running);
  } catch (error) {
    await shutDown(running).catch((err: unknown) =>
      options.log.error({ err }, "a failed start could not be cleaned up completely"),
    );
    throw error;
  }
}

type Register = <K extends keyof RunningParts>(name: K, part: RunningParts[K]) => RunningParts[K];

async function start(options: Context, running: Partial<RunningParts>): Promise<App> {
  const register: Register = (name, part) => {
    running[name] = part;
    return part;
  };
  const { config, pool, clock, log } = options;
  const outside = watchOutside(options, register);
  const { context, metrics } = outside;
  const secretKey = await secretKeyOf(config);
  const deny = createSecurityLog({ log, clock, count: (rule) => metrics.securityDenials.inc({ rule }) });
  const directory = createAccountDirectory(pool, secretKey);
  const feeds = await startChangeFeeds(context, directory, register);
  const lanes = startLanes(context, register);
  const outbound = startOutbound(
    { ...outside, lanes, changes: feeds.changes, directory, secretKey, deny },
    register,
  );
  const { clients, media, jobs, webhooks } = outbound;
  const { database, wechat } = outside;
  const health = watchHealth({ database, wechat, media: media.store, jobs: jobs.enqueueing });
  const lookupLimiter = new LookupLimiter();
  const signIn = createSignIn(context, lookupLimiter);
  const sightings = register("sightings", new PushSightings(context));
  const shared = { context, lanes, metrics, deny, health, signIn, lookupLimiter };
  const http = await startHttp({ ...shared, ...outbound, secretKey, directory, sightings }, register);
  const typing = createTyping({ pool, clients, log, clock });
  const gateway = startGateway({ ...shared, ...feeds, ...http, typing }, register);
  observe({ ...shared, gateway }, register);
  register(
    "outbox",
    startOutbox({
      ...context,
      lanes,
      clients,
      changes: feeds.changes,
      metrics,
      wechatMediaId: media.wechatMediaId,
      ratingLink: ratingLinks(secretKey, config.publicUrl).linkOf,
      onSent: typing.ended,
    }),
  );
  const ticker = await startBackground(
    { context, lanes, metrics, media, jobs, webhooks, gateway, changes: feeds.changes },
    register,
  );
  return {
    fastify: http.fastify,
    lanes,
    ticker,
    listWatched: gateway.listWatched,
    secretKey,
    async open() {
      // Starts only now: a server that cannot listen stores no pushes (PU8).
      const watching = { ...context, lanes, opens: opens.bind(null, secretKey) };
      await register("pushWatch", startPushWatch(watching)).begin();
      http.opening.open();
    },
    close: () => shutDown(running),
  };
}

function watchOutside(options: Context, register: Register) {
  const metrics = createMetrics();
  showInvariants(metrics);
  const wechat = register(
    "wechat",
    watchWechat(options.config.wechatApiUrl, options.fetch, (answered) =>
      metrics.wechatCalls.inc({ outcome: answered ? "answered" : "unanswered" }),
    ),
  );
  const database = register("database", watchDatabase(options.pool, options.nodeId, options.clock.now));
  options.observe({
    onFailure(sqlState) {
      metrics.databaseErrors.inc({ class: sqlState?.slice(0, 2) ?? "none" });
      database.onFailure(sqlState);
    },
  });
  const context: Context = { ...options, fetch: wechat.fetch };
  return { context, metrics, wechat, database };
}

async function startChangeFeeds(
  { pool, listenClientConfig, log }: Context,
  directory: AccountDirectory,
  register: Register,
) {
  const changes = register("changes", await openChangeListener(listenClientConfig, log));
  changes.onCredentialsChanged(directory.forget);
  const followers = register("followers", createLogFollowers(pool, changes, log));
  return { changes, followers, bus: createNodeBus(pool, changes, log) };
}
type ChangeFeeds = Awaited<ReturnType<typeof startChangeFeeds>>;

function startLanes({ lanePool, clock, newId, log }: Context, register: Register): Lanes {
  const notifier = createChangeNotifier(lanePool, log);
  return register("lanes", createLanes({ pool: lanePool, clock, newId, notifier, log }));
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

function startOutbound(
  { context, metrics, lanes, changes, deny, ...secrets }: OutboundParts,
  register: Register,
) {
  const isAsker = () => changes.isFirst("ask about credentials");
  const { directory } = secrets;
  const watch = register("watch", new CredentialsWatch({ ...context, lanes, directory, isAsker }));
  const clients = createWechatClients({
    ...context,
    ...secrets,
    watch,
    onRefresh: (forced, outcome) => metrics.tokenRefreshes.inc({ forced: forced ? "yes" : "no", outcome }),
  });
  const jobs = register("jobs", createJobs({ connection: context.listenClientConfig, log: context.log }));
  const media = register(
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
  const webhooks = register(
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

async function startHttp(deps: Omit<AppDeps, "drain" | "opening">, register: Register) {
  const { config, log } = deps.context;
  const isTrustedProxy = trustedProxies(config.trustedProxies);
  const { deny } = deps;
  const fastify = register("fastify", createWebServer({ log, addresses: config, deny, isTrustedProxy }));
  const drain = register("drain", createDrain(fastify));
  const opening = createOpening(fastify);
  await addRoutes(fastify, { ...deps, drain, opening });
  return { fastify, opening, isTrustedProxy };
}
type Http = Awaited<ReturnType<typeof startHttp>>;

type Shared = Pick<AppDeps, "context" | "lanes" | "metrics" | "deny" | "health" | "signIn" | "lookupLimiter">;

function startGateway(parts: Shared & ChangeFeeds & Http & { typing: Typing }, register: Register): Gateway {
  const { context, lanes, health, signIn, lookupLimiter, changes, fastify, opening, typing, ...rest } = parts;
  const { config, pool, clock } = context;
  const gateway = register(
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

function observe(
  { context, lanes, metrics, health, gateway }: Shared & { gateway: Gateway },
  register: Register,
): void {
  const { config, pool, clock, log } = context;
  const backupVerifiedAt = config.databaseUrl ? undefined : () => readVerifiedAt(config.dataDir);
  const sources = { pool, health: health.now, laneDepth: lanes.depth, backupVerifiedAt, ...gateway };
  createGauges(metrics.registry, sources);
  register("readings", startReadings(pool, clock, metrics, log));
  health.onChange((parts) => {
    log.warn({ health: parts }, "the health of this server has changed");
    gateway.tellHealth(parts);
  });
}

interface BackgroundParts
  extends Pick<AppDeps, "context" | "lanes" | "metrics" | "media" | "jobs" | "webhooks"> {
  gateway: Gateway;
  changes: ChangeListener;
}

async function startBackground(
  { context, lanes, metrics, media, jobs, webhooks, gateway, changes }: BackgroundParts,
  register: Register,
): Promise<Ticker> {
  const { pool, clock, log } = context;
  register("indexer", startIndexer({ pool, changes, log }));
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
  return register("ticker", startTicker({ ...context, lanes, listPresent: gateway.listPresent }));
}
