import type { Socket } from "socket.io-client";
import { recall, remember } from "./tab-memory.ts";

/** [TR2] Until when connections start with long polling, after this network was found to block WebSockets. */
const name = "polling-until";
/** After this a WebSocket is tried again: the network may be another one, or repaired. */
const believedMs = 10 * 60_000;

export type Transport = "websocket" | "polling";

export const preferredTransport = (): Transport =>
  (recall<number>(name) ?? 0) > Date.now() ? "polling" : "websocket";

const preferTransport = (transport: Transport): void =>
  remember(name, transport === "polling" ? Date.now() + believedMs : null);

/** [SC2] A WebSocket got through after all: the page tries one at its next load. */
export const forgetPolling = (): void => preferTransport("websocket");

export const wayOf = (socket: Socket): Transport =>
  socket.io.opts.transports?.[0] === "polling" ? "polling" : "websocket";

/** Uses this transport from the next connection on. */
export function goBy(socket: Socket, transport: Transport): void {
  socket.io.opts.transports = [transport];
  preferTransport(transport);
}
