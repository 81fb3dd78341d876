import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** [DE12] Present from the start at 0, as Prometheus sees no increase in a new series. */
const initialOutcomes = {
  pushes: [
    ...["message", "entered", "unsupported", "ignored_event", "duplicate", "quarantined", "not_kept"],
    ...["query", "size", "encrypt_type", "clear_body", "signature", "key", "decrypt", "timestamp"].map(
      (why) => `refused_${why}`,
    ),
    "refused_unknown_account",
  ],
  deliveries: ["sent", "refused", "retry", "not_sent", "unknown", "given_up"],
  tokenRefreshes: ["done", "refused", "unknown"],
  webhookDeliveries: ["taken", "status", "unreachable", "too_slow", "refused", "secret_unreadable"],
};

const kindsIn = (registry: Registry) => {
  const registers = [registry];
  return {
    counter: <L extends string = never>(name: string, help: string, ...labelNames: L[]) =>
      new Counter({ name, help, labelNames, registers }),
    gauge: <L extends string = never>(name: string, help: string, ...labelNames: L[]) =>
      new Gauge({ name, help, labelNames, registers }),
    histogram: (about: { name: string; help: string; buckets: number[] }) =>
      new Histogram({ ...about, registers }),
  };
};
type Kinds = ReturnType<typeof kindsIn>;

const inboundMetrics = ({ counter, gauge, histogram }: Kinds) => ({
  pushes: counter("jieru_pushes_total", "Pushes by outcome", "outcome"),
  pushSeconds: histogram({
    name: "jieru_push_answer_seconds",
    help: "From the request to its answer",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4.5],
  }),
  lastPushAge: gauge(
    "jieru_last_push_age_seconds",
    "Since WeChat was last heard, of the first 50 accounts",
    "account",
  ),
  lastPushGap: gauge(
    "jieru_last_push_gap_timestamp_seconds",
    "When the newest time ended in which pushes could not be kept, for over ten seconds; 0 before the first",
  ),
  mediaFailures: counter("jieru_media_failures_total", "Customers' images that cannot be had", "reason"),
});

const outboundMetrics = ({ counter, gauge }: Kinds) => ({
  deliveries: counter("jieru_deliveries_total", "Attempts to deliver a reply, by outcome", "outcome"),
  outboxReplies: gauge("jieru_outbox_replies", "Replies under way, by state", "state"),
  outboxOldest: gauge("jieru_outbox_oldest_seconds", "Age of the oldest reply under way, by state", "state"),
  wechatCalls: counter(
    "jieru_wechat_calls_total",
    "Calls to WeChat, by whether it answered at all",
    "outcome",
  ),
  tokenRefreshes: counter("jieru_token_refreshes_total", "Access tokens asked for", "forced", "outcome"),
  tokenExpiresIn: gauge(
    "jieru_token_expires_in_seconds",
    "Until the access token ends, of the first 50 accounts",
    "account",
  ),
});

const webhookMetrics = ({ counter, gauge }: Kinds) => ({
  webhookDeliveries: counter("jieru_webhook_deliveries_total", "Requests of webhooks, by outcome", "outcome"),
  webhooksBehind: gauge(
    "jieru_webhook_behind_events",
    "Entries of the log not passed yet, of the webhook that is furthest behind",
  ),
  webhooksFailing: gauge(
    "jieru_webhook_failing_seconds",
    "For how long the webhook fails that has failed for longest; 0 while all work",
  ),
  webhooksOff: gauge("jieru_webhooks_switched_off", "Webhooks switched off as they failed for too long"),
});

const consoleMetrics = ({ counter, gauge, histogram }: Kinds) => ({
  sockets: gauge("jieru_sockets", "Consoles connected"),
  cutSockets: counter("jieru_sockets_cut_total", "Consoles that did not keep up"),
  refusedHandshakes: counter("jieru_handshakes_refused_total", "Socket handshakes refused", "why"),
  subscriptions: counter(
    "jieru_subscriptions_total",
    "Consoles that began to follow an account, by how",
    "how",
  ),
  resyncEvents: histogram({
    name: "jieru_resync_events",
    help: "Events a console had missed when it subscribed",
    buckets: [0, 1, 10, 100, 500, 1_000, 5_000],
  }),
  refusals: counter(
    "jieru_refusals_total",
    "What agents were refused, conflicts of ownership among it",
    "refusal",
  ),
  securityDenials: counter(
    "jieru_security_denials_total",
    "Requests refused by a rule of docs/contributing/security-tests.md",
    "rule",
  ),
});

const serverMetrics = ({ counter, gauge }: Kinds) => ({
  searchBehind: gauge(
    "jieru_search_behind_events",
    "Entries of the log not searchable yet, of the account that is furthest behind",
  ),
  erasureOldest: gauge(
    "jieru_erasure_oldest_seconds",
    "Since the oldest erasure was ordered that is not finished; 0 while all are",
  ),
  databaseErrors: counter("jieru_database_errors_total", "Failed statements, by class of SQLSTATE", "class"),
  violations: counter(
    "jieru_invariant_violations_total",
    "Rows that break a promise, counted each minute",
    "invariant",
  ),
  invariantsCheckedAt: gauge(
    "jieru_invariants_checked_timestamp_seconds",
    "When this node last counted them",
  ),
});

/** Creates the metrics. Every label has a closed set of values, or a bound. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const kinds = kindsIn(registry);
  const metrics = {
    registry,
    ...inboundMetrics(kinds),
    ...outboundMetrics(kinds),
    ...webhookMetrics(kinds),
    ...consoleMetrics(kinds),
    ...serverMetrics(kinds),
  };
  for (const outcome of initialOutcomes.pushes) metrics.pushes.inc({ outcome }, 0);
  for (const outcome of initialOutcomes.deliveries) metrics.deliveries.inc({ outcome }, 0);
  for (const outcome of initialOutcomes.webhookDeliveries) metrics.webhookDeliveries.inc({ outcome }, 0);
  for (const outcome of initialOutcomes.tokenRefreshes)
    for (const forced of ["yes", "no"]) metrics.tokenRefreshes.inc({ forced, outcome }, 0);
  return metrics;
}
export type Metrics = ReturnType<typeof createMetrics>;
