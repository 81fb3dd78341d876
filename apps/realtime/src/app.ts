/**
 * Puts the house together: what enters by `context` becomes lanes, feed, outbox, timers and routes.
 *
 *     WeChat ─► push ─► lane ─► bell ─► feed ─► console        console ─► routes ─► lane ─► outbox ─► WeChat
 */
import cookie from "@fastify/cookie";
import type { FastifyInstance } from "fastify";
import { createAccountDirectory } from "./accounts/account-directory.ts";
import { connectionRoutes } from "./accounts/connection-routes.ts";
import { CredentialsWatch } from "./accounts/credentials-watch.ts";
import { PushSightings } from "./accounts/push-sightings.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { secretKeyOf } from "./accounts/secret-key.ts";
import { settingsRoutes } from "./accounts/settings-routes.ts";
import { createWechatClients } from "./accounts/wechat-clients.ts";
import { presenceHandlers } from "./agents/presence-handlers.ts";
import { agentRoutes } from "./agents/routes.ts";
import { apiDocs } from "./api-docs/api-docs.ts";
import { apiReader } from "./api-docs/api-reader.ts";
import { apiKeyRoutes } from "./api-keys/routes.ts";
import { attributeRoutes } from "./attributes/routes.ts";
import { auditRoutes } from "./audit/routes.ts";
import { closeDoors } from "./close-doors.ts";
import { consoleFiles } from "./console-files.ts";
import type { Context } from "./context.ts";
import { eraseRoute } from "./conversations/erase-route.ts";
import { conversationRoutes } from "./conversations/routes.ts";
import { within } from "./deadline.ts";
import { logDenials } from "./denials.ts";
import { draftRoutes } from "./drafts/routes.ts";
import { createDrain } from "./drain.ts";
import { openBell } from "./feed/bell.ts";
import { type Gateway, openGateway } from "./feed/gateway.ts";
import { busOverPostgres, busOverRedis } from "./feed/node-bus.ts";
import { createRinger } from "./feed/ringer.ts";
import { createTails } from "./feed/tails.ts";
import { createGauges } from "./gauges.ts";
import { guideRoutes } from "./guide/routes.ts";
import { workChecking } from "./health/check-invariants.ts";
import { watchHealth } from "./health/health.ts";
import { startReadings } from "./health/readings.ts";
import { healthRoutes } from "./health/routes.ts";
import { watchDatabase } from "./health/watch-database.ts";
import { watchWechat } from "./health/watch-wechat.ts";
import { createLanes, type Lanes } from "./lane/lane.ts";
import { openMedia } from "./media/media.ts";
import { createMetrics } from "./metrics.ts";
import { notificationRoutes } from "./notifications/routes.ts";
import { startOutbox } from "./outbox/outbox.ts";
import { createTyping } from "./outbox/typing.ts";
import { enforceAccess } from "./policies/access.ts";
import { findViewer } from "./policies/viewer.ts";
import { answerNotFound, handleErrors } from "./problem.ts";
import { startPushWatch } from "./push/push-watch.ts";
import { pushRoutes } from "./push/route.ts";
import { quickReplyRoutes } from "./quick-replies/routes.ts";
import { limitRates } from "./rates/limit-rates.ts";
import { workRetention } from "./retention/work.ts";
import { savedViewRoutes } from "./saved-views/routes.ts";
import { startIndexer } from "./search/indexer.ts";
import { searchRoutes } from "./search/routes.ts";
import { secureHandshakes, securityHeaders } from "./security-headers.ts";
import { createSecurityLog } from "./security-log.ts";
import { endedRoutes } from "./sessions/ended-routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { waitingRoutes } from "./sessions/waiting-routes.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { createSignIn } from "./sign-in/sign-in.ts";
import { superviseRoutes } from "./supervise/routes.ts";
import { startTicker, type Ticker } from "./timers/ticker.ts";
import { trustedProxies } from "./trusted-proxies.ts";
import { createWebServer } from "./web-server.ts";

/** A stop takes ten seconds at most: replies under way have most of them, and what is left is for the database. */
const sendsWithinMs = 7_000;
const idleWithinMs = 1_500;
const unusedRedis = { state: "unused", onChange: () => undefined } as const;

export interface App {
  fastify: FastifyInstance;
  lanes: Lanes;
  ticker: Ticker;
  listWatched: Gateway["listWatched"];
  secretKey: Buffer;
  /** `/readyz` says no from now on; what is under way is finished. */
  close(): Promise<void>;
}

/** Builds and starts everything but listening. The schema must be up to date. */
export async function createApp(given: Context): Promise<App> {
  const { config, pool, clock, newId, log } = given;
  const metrics = createMetrics();
  const wechat = watchWechat(config.wechatApiUrl, given.fetch, (answered) =>
    metrics.wechatCalls.inc({ outcome: answered ? "answered" : "unanswered" }),
  );
  const context: Context = { ...given, fetch: wechat.fetch };
  const database = watchDatabase(pool, context.nodeId, clock.now);
  context.observe({
    onFailure(sqlState) {
      metrics.databaseErrors.inc({ class: sqlState?.slice(0, 2) ?? "none" });
      database.onFailure(sqlState);
    },
  });
  const secretKey = await secretKeyOf(config);
  const deny = createSecurityLog({ log, clock, count: (rule) => metrics.securityDenials.inc({ rule }) });
  const directory = createAccountDirectory(pool, secretKey);
  const bell = await openBell(context.listenClientConfig, log);
  bell.onAccount(directory.forget);
  const tails = createTails(pool, bell, log);
  const overPostgres = busOverPostgres(pool, bell, log);
  const redis = config.redisUrl ? busOverRedis(config.redisUrl, overPostgres, log) : null;
  const bus = redis ?? overPostgres;
  const ringer = createRinger(given.lanePool, bell);
  const lanes = createLanes({ pool: given.lanePool, clock, newId, ringer, log, onCommitted: tails.offer });
  const watch = new CredentialsWatch({
    ...context,
    lanes,
    directory,
    isAsker: () => bell.isFirst("ask about credentials"),
  });
  const clients = createWechatClients({
    ...context,
    secretKey,
    directory,
    watch,
    onRefresh: (forced, outcome) => metrics.tokenRefreshes.inc({ forced: forced ? "yes" : "no", outcome }),
  });
  // Jobs may run before consoles can come.
  const watched: Pick<Gateway, "listWatched"> = { listWatched: () => [] };
  const media = await openMedia({
    ...context,
    lanes,
    deny,
    clientOf: (id) => clients.of(id),
    onFailed: (reason) => metrics.mediaFailures.inc({ reason }),
    otherWork: (store) => [
      (boss) => workRetention(boss, { pool, clock, lanes, store, watched }),
      (boss) => workChecking(boss, { pool, clock, log, metrics }),
    ],
  });
  const health = watchHealth({ database, wechat, media: media.store, redis: redis ?? unusedRedis });
  const signIn = createSignIn(context);
  const sightings = new PushSightings(context);

  const isTrustedProxy = trustedProxies(config.trustedProxies);
  const fastify = createWebServer({ log, addresses: config, deny, isTrustedProxy });
  const drain = createDrain(fastify);
  handleErrors(fastify, (refusal) => metrics.refusals.inc({ refusal }));
  logDenials(fastify, deny);
  await securityHeaders(fastify, config);
  await fastify.register(cookie);
  await apiDocs(fastify);
  enforceAccess(fastify, { pool, signIn, clock, publicUrl: config.publicUrl });
  await limitRates(fastify, { ...config, clock });
  await fastify.register(healthRoutes, { ...config, pool, metrics, health, isDraining: drain.isDraining });
  pushRoutes(fastify, { context, directory, sightings, lanes, metrics, keepImage: media.keepImage });
  await fastify.register(signInRoutes, { context, lanes, signIn });
  await fastify.register(agentRoutes, { context, lanes });
  await fastify.register(accountRoutes, { pool, clock });
  await fastify.register(connectionRoutes, { context, lanes, secretKey, directory, sightings, watch });
  await fastify.register(settingsRoutes, { lanes, clock });
  await fastify.register(auditRoutes, { pool });
  await fastify.register(superviseRoutes, { pool, clock });
  await fastify.register(sessionRoutes, { pool, lanes, clock });
  await fastify.register(waitingRoutes, { pool });
  await fastify.register(endedRoutes, { pool });
  await fastify.register(conversationRoutes, { pool, lanes, clock });
  await fastify.register(eraseRoute, { context, lanes, boss: media.boss });
  await fastify.register(apiKeyRoutes, { context });
  await fastify.register(attributeRoutes, { context, lanes });
  await fastify.register(quickReplyRoutes, { context, lanes });
  await fastify.register(draftRoutes, { pool, clock });
  await fastify.register(notificationRoutes, { pool, clock });
  await fastify.register(guideRoutes, { pool, clock, phonesUrl: config.phonesUrl ?? null });
  await fastify.register(searchRoutes, { pool });
  await fastify.register(savedViewRoutes, context);
  await fastify.register(media.routes);
  await apiReader(fastify);
  if (config.consoleDist) await consoleFiles(fastify, config.consoleDist);
  else answerNotFound(fastify);

  const typing = createTyping({ pool, clients, log });
  const gateway = openGateway(fastify.server, {
    pool,
    clock,
    log,
    metrics,
    deny,
    tails,
    bus,
    health: health.now,
    nodeId: context.nodeId,
    onRing: bell.onRing,
    publicUrl: config.publicUrl,
    isTrustedProxy,
    identify: signIn.identify,
    listEnded: signIn.listEnded,
    findViewer: (accountId, agentId) => findViewer(pool, accountId, agentId),
    ...presenceHandlers(context, lanes),
    onTyping: typing.tell,
  });
  watched.listWatched = gateway.listWatched;
  secureHandshakes(fastify.server, "/socket.io/", config);
  signIn.onSessionEnded((webSessionId) => gateway.endSession(webSessionId));
  createGauges(metrics.registry, { pool, health: health.now, laneDepth: lanes.depth, ...gateway });
  const readings = startReadings(pool, clock, metrics);
  health.onChange((parts) => {
    log.warn({ health: parts }, "what this server can do has changed");
    gateway.tellHealth(parts);
  });
  const outbox = startOutbox({
    ...context,
    lanes,
    clients,
    bell,
    metrics,
    wechatMediaId: media.wechatMediaId,
    onSent: typing.ended,
  });
  const indexer = startIndexer({ pool, bell, log });
  const pushWatch = startPushWatch({ ...context, lanes, onGap: () => metrics.pushGaps.inc() });
  await pushWatch.look();
  const ticker = startTicker({ ...context, lanes, listPresent: gateway.listPresent });

  return {
    fastify,
    lanes,
    ticker,
    listWatched: gateway.listWatched,
    secretKey,
    async close() {
      drain.begin();
      outbox.hold();
      gateway.sendAway();
      database.stop();
      wechat.stop();
      readings.stop();
      await Promise.all([ticker.stop(), indexer.stop(), pushWatch.stop()]);
      await Promise.all([closeDoors(fastify, gateway), outbox.finish(sendsWithinMs), media.close()]);
      tails.close();
      await Promise.all([sightings.stop(), watch.stop()]);
      await within(idleWithinMs, lanes.idle()).catch(() => undefined);
      await bus.stop();
      await bell.stop();
    },
  };
}
