/**
 * The connection of a page: opened, lost, and opened again, until the page is signed out or leaves the account. What is
 * heard over it is the business of `socket.ts`.
 */
import type { AgentId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { SignedOut } from "@jieru/shared/protocol/socket";
import { io, type Socket } from "socket.io-client";
import { serverNow } from "../../lib/time/server-clock.ts";
import { lastEnding, onTurnedAway } from "../optimistic/turned-away.ts";
import { signal } from "../store/connection.ts";
import { watchHeartbeat } from "./heartbeat.ts";
import { listen } from "./listen.ts";
import { goBy, preferredTransport, wayOf } from "./transport.ts";
import { createWayThrough } from "./way-through.ts";

const pauseMs = 1500;
/** A console is true again within three seconds of the network's return (FD4): no longer pause than this between tries. */
const reconnection = {
  reconnectionDelay: 250,
  reconnectionDelayMax: pauseMs,
  randomizationFactor: 0.4,
  timeout: 2500,
};

/** `agentId`: [SI6] whose page this is, as the browser may have been signed in by somebody else meanwhile. */
export const createSocket = (agentId: () => AgentId | undefined): Socket =>
  io({
    transports: [preferredTransport()],
    withCredentials: true,
    extraHeaders: { "x-jieru-console": "1" },
    auth: (tell) => tell({ agentId: agentId() }),
    ...reconnection,
  });

/** What the server says of a handshake it refuses is in `data`. */
type RefusedConnection = Error & { data?: { endedBy?: EndedBy } };

/** [SI14] A sign-in that no other browser has ended has expired. */
const endingOf = (endedBy: EndedBy | null | undefined): SignedOut =>
  endedBy ? { why: "signed_out", endedBy } : { why: "expired" };

interface Hears {
  connected: () => void;
  /** Before it is shown; also after each attempt that failed. */
  lost: () => void;
}

/** Keeps the socket connected and tells how the line stands, until the returned function is called. */
export function keepConnected(socket: Socket, hears: Hears): () => void {
  let comingBack: ReturnType<typeof setTimeout> | undefined;
  const comeBackSoon = (afterMs = pauseMs) => {
    comingBack = setTimeout(() => socket.connect(), afterMs);
  };
  const lost = () => {
    hears.lost();
    signal({ sign: "lost", at: serverNow() });
  };
  const signedOut = (news: SignedOut) => {
    signal({ sign: "signed_out", ...news });
    clearTimeout(comingBack);
    socket.disconnect();
  };
  const way = followWay(socket);
  socket.on("connect", () => {
    way.opened();
    signal({ sign: "way", polled: wayOf(socket) === "polling" });
    signal({ sign: "connected" });
    hears.connected();
  });
  socket.on("disconnect", (reason) => {
    lost();
    // [FD5] Cut by the server, and nothing said against coming back.
    if (reason === "io server disconnect") comeBackSoon();
  });
  socket.on("connect_error", (error: RefusedConnection) => {
    if (error.message === "database_unavailable") signal({ sign: "no_database" });
    else lost();
    // The transport's own failures; what the server says is an error of another kind.
    if ("type" in error || error.message === "timeout") way.failed();
    if (error.message === "not_signed_in") signal({ sign: "signed_out", ...endingOf(error.data?.endedBy) });
    // NOTE: socket.io gives up by itself where the server said no at the handshake, and where it cuts the line.
    else if (!socket.active) comeBackSoon();
  });
  listen(socket, "restarting", ({ comeBackInMs }) => {
    socket.disconnect();
    comeBackSoon(comeBackInMs);
  });
  listen(socket, "signed_out", signedOut);
  const stopHearing = onTurnedAway(() => signedOut(endingOf(lastEnding())));
  const stopHeartbeat = watchHeartbeat(socket);
  return () => {
    stopHeartbeat();
    stopHearing();
    way.close();
    clearTimeout(comingBack);
  };
}

/** [TR2] The server is there, and this way does not lead to it: the other may. Only when neither does is it said. */
function followWay(socket: Socket) {
  const way = createWayThrough((blocked) => {
    const tried = wayOf(socket);
    if (tried === "polling" || !blocked) signal({ sign: "blocked", blocked });
    if (blocked) goBy(socket, tried === "polling" ? "websocket" : "polling");
  });
  /** Another network, perhaps. */
  const forgetWay = () => goBy(socket, "websocket");
  window.addEventListener("offline", forgetWay);
  return { ...way, close: () => window.removeEventListener("offline", forgetWay) };
}
