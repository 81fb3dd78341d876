/**
 * [FD14] How much one connection may send, whoever it is. A packet costs its sender next to nothing, and until somebody is let in nothing
 * else counts what they send (feed/answer.ts counts the requests of those who are).
 */

import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { addressOf } from "../http/handshake-address.ts";
import type { Deny } from "../http/security-log.ts";
import type { Connection, Engine } from "./handshake.ts";

/** Each may be a question to the database. A console asks once by each connection. */
const asksToComeIn = 10;
/** A console's requests have a limit of their own, which is met long before. */
const packets = 10_000;
const withinMs = 10_000;

/** Of Socket.IO's packets, the one that asks to be let in. */
const isAsking = ({ type, data }: { type: string; data?: unknown }): boolean =>
  type === "message" && typeof data === "string" && data.startsWith("0");

/** A connection that sends more is cut, and its address is in the security log. */
export function limitPackets(engine: Engine, options: { deny: Deny; isTrustedProxy: IsTrustedProxy }): void {
  const { deny, isTrustedProxy } = options;
  engine.on("connection", (connection) => {
    const ip = addressOf(connection.request, isTrustedProxy);
    let [asked, since, count] = [0, performance.now(), 0];
    connection.on("packet", (packet) => {
      const now = performance.now();
      if (now - since >= withinMs) [since, count] = [now, 0];
      if (isAsking(packet)) asked++;
      if (++count <= packets && asked <= asksToComeIn) return;
      deny({ rule: "N7", why: "too_many_packets", ip });
      cut(connection);
    });
  });
}

/** A WebSocket that is closed in order is read from until the other side agrees. */
function cut(connection: Connection): void {
  const { socket } = connection.transport;
  connection.close(true);
  socket?.terminate();
}
