/**
 * The load generator, in its own process. It sends prepared requests over `connections` persistent connections and reads as little as
 * possible: on two cores, processor time that it uses is missing for the server.
 */
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { SealedRequest } from "./payloads.ts";

export interface LoadOrder {
  origin: string;
  requests: SealedRequest[];
  connections: number;
  /** Requests per second; if absent, each connection sends as soon as it is answered. */
  rate?: number;
}
export interface LoadReport {
  seconds: number;
  success: number;
  failed: number;
  /** The times when requests were due (epoch ms), in order; only with a `rate`. */
  dueAt: number[];
  /** Milliseconds from the due time to the answer of each. */
  tookMs: number[];
}

const bytesOf = (host: string, { path, body }: SealedRequest): Buffer =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

const patienceMs = 10_000;

/** One connection with one request at a time. It opens at the first request, since the server closes idle connections. */
class Connection {
  readonly #host: string;
  #socket: net.Socket | null = null;
  #answer = "";
  #resolve: ((acknowledged: boolean) => void) | null = null;

  constructor(host: string) {
    this.#host = host;
  }

  #open(): net.Socket {
    const [hostname, port] = this.#host.split(":");
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => this.#read(chunk));
    socket.on("error", () => undefined).on("close", () => socket === this.#socket && this.#settle(false));
    socket.setTimeout(patienceMs, () => this.#resolve && socket.destroy());
    return socket;
  }

  send(bytes: Buffer): Promise<boolean> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#answer = "";
      if (!this.#socket?.writable) this.#socket = this.#open();
      this.#socket.write(bytes);
    });
  }

  #read(chunk: string): void {
    this.#answer += chunk;
    const end = this.#answer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#answer)?.[1]);
    if (this.#answer.length < end + 4 + length) return;
    this.#settle(this.#answer.startsWith("HTTP/1.1 200 ") && this.#answer.endsWith("\r\n\r\nsuccess"));
  }

  #settle(acknowledged: boolean): void {
    this.#answer = "";
    this.#resolve?.(acknowledged);
    this.#resolve = null;
  }
}

type Times = Pick<LoadReport, "dueAt" | "tookMs">;
interface Load {
  connections: Connection[];
  bytes: Buffer[];
}

async function closedLoop({ connections, bytes }: Load): Promise<boolean[]> {
  const results: boolean[] = [];
  let next = 0;
  const work = async (connection: Connection): Promise<void> => {
    for (let i = next++; i < bytes.length; i = next++) results[i] = await connection.send(bytes[i] as Buffer);
  };
  await Promise.all(connections.map(work));
  return results;
}

/** Sends each request when it is due, whatever happened to earlier ones. If all connections are busy, it waits for one. */
async function openLoop({ connections, bytes }: Load, rate: number, times: Times): Promise<boolean[]> {
  const free = [...connections];
  const waiting: ((connection: Connection) => void)[] = [];
  const take = (): Promise<Connection> | Connection =>
    free.pop() ?? new Promise<Connection>((resolve) => waiting.push(resolve));
  const give = (connection: Connection): void => {
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
  const sendOne = async (request: Buffer, i: number, dueAt: number): Promise<boolean> => {
    times.dueAt[i] = performance.timeOrigin + dueAt;
    const connection = await take();
    const acknowledged = await connection.send(request);
    times.tookMs[i] = performance.now() - dueAt;
    give(connection);
    return acknowledged;
  };
  const started = performance.now();
  const pending: Promise<boolean>[] = [];
  for (const [i, request] of bytes.entries()) {
    const dueAt = started + (i * 1_000) / rate;
    const waitMs = dueAt - performance.now();
    if (waitMs > 1) await pause(waitMs);
    // Timers wake late, so a request that waited for a timer counts from now. A request that earlier ones delayed counts from its due time.
    // `commits.ts` does the same.
    pending.push(sendOne(request, i, waitMs > 0 ? performance.now() : dueAt));
  }
  return Promise.all(pending);
}

/** By host. Connections stay open between orders, so that opening them is not measured. */
const opened = new Map<string, Connection[]>();

function connectionsTo(host: string, count: number): Connection[] {
  const known = opened.get(host) ?? [];
  while (known.length < count) known.push(new Connection(host));
  opened.set(host, known);
  return known.slice(0, count);
}

async function run(order: LoadOrder): Promise<void> {
  const { host } = new URL(order.origin);
  const load: Load = {
    connections: connectionsTo(host, order.connections),
    bytes: order.requests.map((request) => bytesOf(host, request)),
  };
  const times: Times = { dueAt: [], tookMs: [] };
  const started = performance.now();
  const results = order.rate ? await openLoop(load, order.rate, times) : await closedLoop(load);
  const success = results.filter(Boolean).length;
  const report: LoadReport = {
    seconds: (performance.now() - started) / 1_000,
    success,
    failed: results.length - success,
    ...times,
  };
  process.send?.(report);
}

process.once("disconnect", () => process.exit(0));
process.on("message", (order: LoadOrder) => void run(order));
