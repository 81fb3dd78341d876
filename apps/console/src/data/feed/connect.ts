/** Keeps the page's connection open. `socket.ts` handles what arrives. */
import type { AgentId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { SignedOut } from "@jieru/shared/protocol/socket";
import { io, type Socket } from "socket.io-client";
import { serverNow } from "../../lib/time/server-clock.ts";
import { lastEndedBy, onUnauthorized } from "../optimistic/unauthorized.ts";
import { signal } from "../store/connection.ts";
import { watchHeartbeat } from "./heartbeat.ts";
import { listen } from "./listen.ts";
import { preferredTransport, setTransport, transportOf } from "./transport.ts";
import { createTransportProbe } from "./transport-probe.ts";

const pauseMs = 1500;
/** [FD4] The console must be current within three seconds of the network's return, which bounds these pauses. */
const reconnection = {
  reconnectionDelay: 250,
  reconnectionDelayMax: pauseMs,
  randomizationFactor: 0.4,
  timeout: 2500,
};

/** `agentId` names the page's agent, as another agent may have signed in meanwhile (SI6). */
export const createSocket = (agentId: () => AgentId | undefined): Socket =>
  io({
    transports: [preferredTransport()],
    withCredentials: true,
    extraHeaders: { "x-jieru-console": "1" },
    auth: (tell) => tell({ agentId: agentId() }),
    ...reconnection,
  });

type RefusedConnection = Error & { data?: { endedBy?: EndedBy } };

/** [SI14] A sign-in that no other browser ended has expired. */
const endingOf = (endedBy: EndedBy | null | undefined): SignedOut =>
  endedBy ? { why: "signed_out", endedBy } : { why: "expired" };

interface Handlers {
  connected: () => void;
  /** Called before the loss is shown, and after each failed attempt. */
  lost: () => void;
}

/** Keeps the socket connected and signals its state until the returned function is called. */
export function keepConnected(socket: Socket, handlers: Handlers): () => void {
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  const reconnectSoon = (afterMs = pauseMs) => {
    reconnectTimer = setTimeout(() => socket.connect(), afterMs);
  };
  const lost = () => {
    handlers.lost();
    signal({ sign: "lost", at: serverNow() });
  };
  const signedOut = (news: SignedOut) => {
    signal({ sign: "signed_out", ...news });
    clearTimeout(reconnectTimer);
    socket.disconnect();
  };
  const probe = probeTransport(socket);
  socket.on("connect", () => {
    probe.opened();
    signal({ sign: "transport", polled: transportOf(socket) === "polling" });
    signal({ sign: "connected" });
    handlers.connected();
  });
  socket.on("disconnect", (reason) => {
    lost();
    // [FD5] The server closed the connection without signing the page out.
    if (reason === "io server disconnect") reconnectSoon();
  });
  socket.on("connect_error", (error: RefusedConnection) => {
    if (error.message === "database_unavailable") signal({ sign: "no_database" });
    else lost();
    // Failures of the transport; a refusal by the server is another kind of error.
    if ("type" in error || error.message === "timeout") probe.failed();
    if (error.message === "not_signed_in") signal({ sign: "signed_out", ...endingOf(error.data?.endedBy) });
    // NOTE: socket.io does not reconnect after the server refused the handshake or closed the connection.
    else if (!socket.active) reconnectSoon();
  });
  listen(socket, "restarting", ({ comeBackInMs }) => {
    socket.disconnect();
    reconnectSoon(comeBackInMs);
  });
  listen(socket, "signed_out", signedOut);
  const stopListening = onUnauthorized(() => signedOut(endingOf(lastEndedBy())));
  const stopHeartbeat = watchHeartbeat(socket);
  return () => {
    stopHeartbeat();
    stopListening();
    probe.close();
    clearTimeout(reconnectTimer);
  };
}

/** [TR2] Switches the transport when the server answers but connections fail. Blocked is shown only if both transports fail. */
function probeTransport(socket: Socket) {
  const probe = createTransportProbe((blocked) => {
    const tried = transportOf(socket);
    if (tried === "polling" || !blocked) signal({ sign: "blocked", blocked });
    if (blocked) setTransport(socket, tried === "polling" ? "websocket" : "polling");
  });
  /** The network may be another one now. */
  const forgetWay = () => setTransport(socket, "websocket");
  window.addEventListener("offline", forgetWay);
  return { ...probe, close: () => window.removeEventListener("offline", forgetWay) };
}
