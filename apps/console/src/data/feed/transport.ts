import type { Socket } from "socket.io-client";
import { recall, remember } from "./tab-memory.ts";

/** [TR2] Until when connections start with long polling, in this tab. */
const name = "polling-until";
/** Then WebSocket is tried again, as the network may have changed. */
const believedMs = 10 * 60_000;

export type Transport = "websocket" | "polling";

export const preferredTransport = (): Transport =>
  (recall<number>(name) ?? 0) > Date.now() ? "polling" : "websocket";

const preferTransport = (transport: Transport): void =>
  remember(name, transport === "polling" ? Date.now() + believedMs : null);

/** [SC2] Clears the preference after a WebSocket has worked. */
export const forgetPolling = (): void => preferTransport("websocket");

export const transportOf = (socket: Socket): Transport =>
  socket.io.opts.transports?.[0] === "polling" ? "polling" : "websocket";

export function setTransport(socket: Socket, transport: Transport): void {
  socket.io.opts.transports = [transport];
  preferTransport(transport);
}
