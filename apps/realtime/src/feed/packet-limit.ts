/**
 * [FD14] Limits how much one connection may send. A packet costs its sender next to nothing.
 * Before admission there is no other limit. `feed/answer.ts` counts the requests of admitted consoles.
 */

import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { addressOf } from "../http/handshake-address.ts";
import type { Deny } from "../http/security-log.ts";
import type { Connection, Engine } from "./handshake.ts";

/** Each may cause a database query. A console asks once per connection. */
const asksToComeIn = 10;
/** A console's requests reach their own limit long before this one. */
const packets = 10_000;
const withinMs = 10_000;

/** Returns whether this is the Socket.IO packet that asks for admission. */
const isAsking = ({ type, data }: { type: string; data?: unknown }): boolean =>
  type === "message" && typeof data === "string" && data.startsWith("0");

/** Disconnects a connection that sends more, and writes its address to the security log. */
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

/** Terminates the WebSocket: after a regular close the server reads from it until the other side agrees. */
function cut(connection: Connection): void {
  const { socket } = connection.transport;
  connection.close(true);
  socket?.terminate();
}
