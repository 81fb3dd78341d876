import type { Socket } from "socket.io-client";
import { recall, remember } from "./tab-memory.ts";

/** [TR2] By which way the next connection is tried: long polling where this network was found to let no WebSocket through. */
const name = "polling-until";
/** Then a WebSocket is tried again: another network, or one that was mended. */
const believedMs = 10 * 60_000;

export type Transport = "websocket" | "polling";

export const preferredTransport = (): Transport =>
  (recall<number>(name) ?? 0) > Date.now() ? "polling" : "websocket";

const preferTransport = (transport: Transport): void =>
  remember(name, transport === "polling" ? Date.now() + believedMs : null);

/** [SC2] A WebSocket was seen to get through after all: the page tries one when it is loaded anew. */
export const forgetPolling = (): void => preferTransport("websocket");

export const wayOf = (socket: Socket): Transport =>
  socket.io.opts.transports?.[0] === "polling" ? "polling" : "websocket";

/** From the next connection on. */
export function goBy(socket: Socket, transport: Transport): void {
  socket.io.opts.transports = [transport];
  preferTransport(transport);
}
