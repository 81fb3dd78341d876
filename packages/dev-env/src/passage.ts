/**
 * A network path between two programs that fails on demand. Bytes stay in order: they are late, slow, or lost
 * with their connection.
 */
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

export type Way =
  | { mode: "pass" }
  /** Half-open: both sides believe in the connection, and no bytes pass, or none in the named direction. */
  | { mode: "blackhole"; way?: "there" | "back" }
  | { mode: "reset" }
  | { mode: "latency"; ms: number }
  | { mode: "throttle"; bytesPerSecond: number }
  /** Each connection is reset after this many more bytes of answers. */
  | { mode: "cut"; afterBytes: number };

export type Target = { host: string; port: number } | { path: string };

export interface Passage {
  port: number;
  url: string;
  set(way: Way): void;
  close(): Promise<void>;
}

const pass: Way = { mode: "pass" };
const tickMs = 20;

/** NOTE: a unix socket cannot be reset, nor can a socket that is not connected yet. */
const abort = (socket: Socket): void => {
  if (socket.remoteAddress) socket.resetAndDestroy();
  else socket.destroy();
};

/** Opens a passage to `target`, which is called for every new connection. */
export async function openPassage(target: () => Target): Promise<Passage> {
  const pipes = new Set<Pipe>();
  const sockets = new Set<Socket>();
  let way: Way = pass;
  const server: Server = createServer({ noDelay: true }, (near) => {
    if (way.mode === "reset") {
      abort(near.on("error", () => undefined));
      return;
    }
    const to = target();
    const far = "path" in to ? connect(to) : connect({ ...to, noDelay: true });
    const both = [new Pipe(near, far, () => way, "there"), new Pipe(far, near, () => way, "back")];
    for (const pipe of both) pipes.add(pipe);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        for (const pipe of both) pipe.ended(() => pipes.delete(pipe));
      });
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    set(next) {
      way = next;
      if (way.mode === "reset") for (const socket of sockets) abort(socket);
      for (const pipe of pipes) pipe.go();
    },
    async close() {
      way = pass;
      for (const socket of sockets) socket.destroy();
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      await closed;
    },
  };
}

class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #way: () => Way;
  readonly #is: "there" | "back";
  #waiting: { bytes: Buffer; since: number }[] = [];
  #timer: NodeJS.Timeout | null = null;
  #answered = 0;
  #onEnd: (() => void) | null = null;

  constructor(from: Socket, to: Socket, way: () => Way, is: "there" | "back") {
    this.#from = from;
    this.#to = to;
    this.#way = way;
    this.#is = is;
    from.on("data", (bytes: Buffer) => {
      this.#waiting.push({ bytes, since: performance.now() });
      if (this.#waiting.length > 64) from.pause();
      this.go();
    });
  }

  /** Ends the other side once everything sent before has arrived. */
  ended(gone: () => void): void {
    this.#onEnd ??= gone;
    this.go();
  }

  go(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const way = this.#way();
    if (way.mode === "blackhole" && (way.way ?? this.#is) === this.#is) return;
    const now = performance.now();
    if (way.mode === "throttle") this.#pass((way.bytesPerSecond * tickMs) / 1_000);
    else
      while (this.#waiting[0] && (way.mode !== "latency" || this.#waiting[0].since + way.ms <= now))
        this.#pass(Number.POSITIVE_INFINITY);
    if (way.mode === "cut" && this.#is === "back" && this.#answered > way.afterBytes) abort(this.#to);
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.go(), this.#pauseMs(way, now));
    else if (this.#onEnd) this.#finish();
    else if (this.#from.isPaused()) this.#from.resume();
  }

  #pauseMs(way: Way, now: number): number {
    const since = this.#waiting[0]?.since ?? now;
    return way.mode === "latency" ? Math.max(1, since + way.ms - now) : tickMs;
  }

  #pass(most: number): void {
    const first = this.#waiting.shift();
    if (!first) return;
    const count = Math.max(1, Math.min(first.bytes.length, Math.floor(most)));
    if (count < first.bytes.length)
      this.#waiting.unshift({ bytes: first.bytes.subarray(count), since: first.since });
    this.#answered += count;
    if (!this.#to.destroyed) this.#to.write(first.bytes.subarray(0, count));
  }

  #finish(): void {
    this.#onEnd?.();
    this.#from.destroy();
    this.#to.end();
  }
}
