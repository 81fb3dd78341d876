import type { Health } from "@jieru/shared/domain/health";
import type { Event, Frame } from "@jieru/shared/domain/snapshot";
import type { Acknowledgement, Looks, Presence } from "@jieru/shared/protocol/socket";
import { io, type Socket } from "socket.io-client";

export interface Feed {
  socket: Socket;
  frames: Frame[];
  presences: Presence[];
  /** The viewers of each conversation, as sent to the board. */
  looks: Looks[];
  signedOut: string[];
  health: Health[];
  events(): Event[];
  ask(event: string, ...args: unknown[]): Promise<Acknowledgement>;
  close(): void;
}

/** Among a thousand simultaneous requests the last one waits long on a busy machine. */
const answersWithinMs = 30_000;

/** Connects a socket; rejects with the server's refusal. */
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
