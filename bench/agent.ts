/** Sends requests of an agent over one connection, as a browser does. */
import { Agent as Connections, request } from "node:http";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { Seat } from "./fill.ts";

export interface Answered {
  status: number;
  body: string;
  tookMs: number;
}

export class BenchAgent {
  readonly seat: Seat;
  readonly #url: string;
  readonly #connections = new Connections({ keepAlive: true, maxSockets: 1 });

  constructor(url: string, seat: Seat) {
    this.#url = url;
    this.seat = seat;
  }

  /** Sends a request. `tookMs` ends with the last byte of the answer. Rejects if there is no answer. */
  post(path: string, body: object = {}): Promise<Answered> {
    const { promise, resolve, reject } = Promise.withResolvers<Answered>();
    const text = JSON.stringify(body);
    const headers = {
      cookie: this.seat.cookie,
      origin: this.#url,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    };
    const started = performance.now();
    const options = { method: "POST", agent: this.#connections, headers };
    const call = request(`${this.#url}${path}`, options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("error", reject).once("end", () => {
        const tookMs = performance.now() - started;
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString(), tookMs });
      });
    });
    call.once("error", reject).end(text);
    return promise;
  }

  async snapshot(): Promise<Snapshot> {
    const { accountId, cookie } = this.seat;
    const answer = await fetch(`${this.#url}/api/accounts/${accountId}/snapshot`, { headers: { cookie } });
    return (await answer.json()) as Snapshot;
  }

  leave(): void {
    this.#connections.destroy();
  }
}
