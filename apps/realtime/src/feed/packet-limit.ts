/** [FD14] Limits what a connection sends before and after admission. `feed/answer.ts` counts admitted requests. */

import type { IsTrustedProxy } from "../base/trusted-proxies.ts";
import { addressOf } from "../http/handshake-address.ts";
import type { Deny } from "../http/security-log.ts";
import type { Connection, Engine } from "./handshake.ts";

/** Each may query the database. A console asks once. */
const asksToComeIn = 10;
/** Well above the limit of a console's requests. */
const packets = 10_000;
const withinMs = 10_000;

const isAsking = ({ type, data }: { type: string; data?: unknown }): boolean =>
  type === "message" && typeof data === "string" && data.startsWith("0");

export function limitPackets(engine: Engine, options: { deny: Deny; isTrustedProxy: IsTrustedProxy }): void {
  const { deny, isTrustedProxy } = options;
  engine.on("connection", (connection) => {
    const ip = addressOf(connection.request, isTrustedProxy);
    let [handshakes, since, count] = [0, performance.now(), 0];
    connection.on("packet", (packet) => {
      const now = performance.now();
      if (now - since >= withinMs) [since, count] = [now, 0];
      if (isAsking(packet)) handshakes++;
      if (++count <= packets && handshakes <= asksToComeIn) return;
      deny({ rule: "N7", why: "too_many_packets", ip });
      cut(connection);
    });
  });
}

/** Terminates the WebSocket: a regular close would read on until the peer agrees. */
function cut(connection: Connection): void {
  const { socket } = connection.transport;
  connection.close(true);
  socket?.terminate();
}
