import type { Server as HttpServer, IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Deny } from "./security-log.ts";

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
