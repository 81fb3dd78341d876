import type { Server as HttpServer, IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Deny } from "./security-log.ts";

type SetDeadline = (withinMs: number) => void;

const deadlines = new WeakMap<IncomingMessage, { withinMs: number; set: SetDeadline }>();

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";

/**
 * [N15] [IM11] Limits each request body by time; Node's `requestTimeout` is the same for all
 * (https://nodejs.org/api/http.html#serverrequesttimeout). Call it after other `request` listeners, as Socket.IO hides
 * its requests from earlier ones.
 */
export function limitBodies(http: Server, withinMs: number): void {
  http.prependListener("request", (request: IncomingMessage) => {
    if (request.socket.destroyed || !hasBody(request)) return;
    const since = performance.now();
    const cut = (): void => {
      if (request.complete) return;
      const error = Object.assign(new Error("Request timeout"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
      http.emit("clientError", error, request.socket);
    };
    let timer: NodeJS.Timeout | undefined;
    const set: SetDeadline = (ms) => {
      clearTimeout(timer);
      timer = setTimeout(cut, since + ms - performance.now()).unref();
    };
    set(withinMs);
    deadlines.set(request, { withinMs, set });
    request.once("close", () => clearTimeout(timer));
  });
}

/** [IM11] Extends the body's deadline by `moreMs`. */
export function extendBodyDeadline(request: IncomingMessage, moreMs: number): void {
  const deadline = deadlines.get(request);
  deadline?.set(deadline.withinMs + moreMs);
}

const mostAtOnce = 10;

/** [DE14] Limits unanswered requests: Node emits thousands from one chunk. Call it after all listeners are added. */
export function limitUnanswered(http: HttpServer, deny: Deny): void {
  const unanswered = new WeakMap<Socket, number>();
  const count = (socket: Socket, change: 1 | -1): number => {
    const now = (unanswered.get(socket) ?? 0) + change;
    unanswered.set(socket, now);
    return now;
  };
  const listeners = http.listeners("request");
  http.removeAllListeners("request");
  http.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    if (socket.destroyed) return; // a later request of the same chunk
    if (count(socket, 1) > mostAtOnce) {
      deny({ rule: "N7", why: "too_many_at_once", ip: socket.remoteAddress });
      return void socket.destroy();
    }
    response.once("close", () => count(socket, -1));
    for (const listener of listeners) listener.call(http, request, response);
  });
}
