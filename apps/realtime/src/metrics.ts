import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What an operator watches. Units are in the names; every label has a closed set of values. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    pushes: new Counter({
      name: "jieru_pushes_total",
      help: "Pushes by outcome",
      labelNames: ["outcome"],
      registers,
    }),
    pushSeconds: new Histogram({
      name: "jieru_push_answer_seconds",
      help: "From the request to its answer",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4.5],
      registers,
    }),
    deliveries: new Counter({
      name: "jieru_deliveries_total",
      help: "Attempts to deliver a reply, by outcome",
      labelNames: ["outcome"],
      registers,
    }),
    sockets: new Gauge({ name: "jieru_sockets", help: "Consoles connected", registers }),
    cutSockets: new Counter({
      name: "jieru_sockets_cut_total",
      help: "Consoles that did not keep up",
      registers,
    }),
    refusedHandshakes: new Counter({
      name: "jieru_handshakes_refused_total",
      help: "Socket handshakes refused",
      labelNames: ["why"],
      registers,
    }),
    securityDenials: new Counter({
      name: "jieru_security_denials_total",
      help: "Requests refused by a rule of docs/security-tests.md",
      labelNames: ["rule"],
      registers,
    }),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
