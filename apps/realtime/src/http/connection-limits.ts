import type { Server as HttpServer, IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Deny } from "./security-log.ts";

/** Sets how long after its head a body that is still arriving must be complete, in milliseconds. */
type SetDeadline = (withinMs: number) => void;

const deadlines = new WeakMap<IncomingMessage, { withinMs: number; set: SetDeadline }>();

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";

/**
 * [N15] [IM11] Cuts off a request whose body is not complete `withinMs` after its head. Node's `requestTimeout` would do so for
 * all requests of a server alike (https://nodejs.org/api/http.html#serverrequesttimeout).
 *
 * Call after every other listener for `request` was added: Socket.IO keeps its requests from the listeners before its own.
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

/** [IM11] Lets the body of this request take `moreMs` longer than others may. */
export function extendBodyDeadline(request: IncomingMessage, moreMs: number): void {
  const deadline = deadlines.get(request);
  deadline?.set(deadline.withinMs + moreMs);
}

const mostAtOnce = 10;

/**
 * [DE14] Requests of one connection that are not answered yet. Node hands over all that came in one piece, nearly two thousand of the
 * shortest, before anybody else has a turn. Call once everybody listens to `http`.
 */
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
    if (socket.destroyed) return; // what came in the same piece
    if (count(socket, 1) > mostAtOnce) {
      deny({ rule: "N7", why: "too_many_at_once", ip: socket.remoteAddress });
      return void socket.destroy();
    }
    response.once("close", () => count(socket, -1));
    for (const listener of listeners) listener.call(http, request, response);
  });
}
