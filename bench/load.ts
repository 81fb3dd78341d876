/** The load generator, a process of its own: sends prepared requests over `connections` kept-alive connections. */
import http from "node:http";
import type { SealedRequest } from "./payloads.ts";

export interface LoadOrder {
  origin: string;
  requests: SealedRequest[];
  connections: number;
  /** Requests a second; unset: each connection as fast as it is answered. */
  rate?: number;
}
export interface LoadReport {
  seconds: number;
  success: number;
  failed: number;
  /** When each request went out, epoch ms, in order. */
  sentAt: number[];
}

function sendOne(agent: http.Agent, origin: string, { path, body }: SealedRequest): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const request = http.request(`${origin}${path}`, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve(response.statusCode === 200 && text === "success"));
    });
    request.on("error", () => resolve(false));
    request.end(body);
  });
}

async function closedLoop(
  agent: http.Agent,
  { origin, requests, connections }: LoadOrder,
): Promise<boolean[]> {
  const results: boolean[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < requests.length; i = next++) {
      results[i] = await sendOne(agent, origin, requests[i] as SealedRequest);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return results;
}

async function openLoop(
  agent: http.Agent,
  { origin, requests, rate = 1 }: LoadOrder,
  sentAt: number[],
): Promise<boolean[]> {
  const started = performance.now();
  const pending: Promise<boolean>[] = [];
  for (const [i, request] of requests.entries()) {
    const waitMs = started + (i * 1_000) / rate - performance.now();
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    sentAt[i] = performance.timeOrigin + performance.now();
    pending.push(sendOne(agent, origin, request));
  }
  return Promise.all(pending);
}

async function run(order: LoadOrder): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: order.connections });
  const sentAt: number[] = [];
  const started = performance.now();
  const results = order.rate ? await openLoop(agent, order, sentAt) : await closedLoop(agent, order);
  const success = results.filter(Boolean).length;
  const report: LoadReport = {
    seconds: (performance.now() - started) / 1_000,
    success,
    failed: results.length - success,
    sentAt,
  };
  process.send?.(report);
}

process.on("message", (order: LoadOrder) => void run(order));
