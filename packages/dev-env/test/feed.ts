import type { Health } from "@jieru/shared/domain/health";
import type { Event, Frame } from "@jieru/shared/domain/snapshot";
import type { Acknowledgement, Looks, Presence } from "@jieru/shared/protocol/socket";
import { io, type Socket } from "socket.io-client";

/** A console's socket, and everything that came through it. */
export interface Feed {
  socket: Socket;
  frames: Frame[];
  presences: Presence[];
  /** Who looks at what, as the board is told. */
  looks: Looks[];
  signedOut: string[];
  /** What the server said of itself. */
  health: Health[];
  /** All events so far, in order. */
  events(): Event[];
  ask(event: string, ...args: unknown[]): Promise<Acknowledgement>;
  close(): void;
}

/** Of a thousand who ask at once the last one waits long on a busy machine; a console would ask again meanwhile. */
const answersWithinMs = 30_000;

/** Connects; rejects with the server's word when it will not have us. */
export async function openFeed(
  serverUrl: string,
  headers: { cookie?: string; origin?: string },
  options: Partial<Parameters<typeof io>[1]> = {},
): Promise<Feed> {
  const socket = io(serverUrl, {
    transports: ["websocket"],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
    ...options,
  });
  const feed: Feed = {
    socket,
    frames: [],
    presences: [],
    looks: [],
    signedOut: [],
    health: [],
    events: () => feed.frames.flatMap((frame) => frame.events),
    ask: (event, ...args) => socket.timeout(answersWithinMs).emitWithAck(event, ...args),
    close: () => void socket.disconnect(),
  };
  socket.on("events", (frame: Frame) => feed.frames.push(frame));
  socket.on("health", (health: Health) => feed.health.push(health));
  socket.on("presence", (presence: Presence) => feed.presences.push(presence));
  socket.on("looks", (looks: Looks) => feed.looks.push(looks));
  socket.on("signed_out", ({ why }: { why: string }) => feed.signedOut.push(why));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once("connect", resolve);
  socket.once("connect_error", (error) => {
    socket.disconnect();
    reject(error);
  });
  await promise;
  return feed;
}
