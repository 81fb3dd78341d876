import { pingIntervalMs } from "@jieru/shared/protocol/ping";
import type { Socket } from "socket.io-client";

/** How late a ping may be before the connection counts as dead. */
const slackMs = 4000;
const checkMs = 1000;

/** Closes a silent connection, and reconnects at once when the network returns or the tab becomes visible. */
export function watchHeartbeat(socket: Socket): () => void {
  let receivedAt = Date.now();
  const noteReceived = () => {
    receivedAt = Date.now();
  };
  const cut = () => {
    if (socket.connected) socket.io.engine.close();
  };
  const check = () => {
    if (Date.now() - receivedAt > pingIntervalMs + slackMs) cut();
  };
  const reconnect = () => {
    if (!socket.connected && socket.active) socket.disconnect().connect();
  };
  const onVisibility = () => {
    if (document.visibilityState !== "visible") return;
    check();
    reconnect();
  };
  socket.io.on("open", () => {
    noteReceived();
    socket.io.engine.on("packet", noteReceived);
  });
  const timer = setInterval(check, checkMs);
  window.addEventListener("offline", cut);
  window.addEventListener("online", reconnect);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    clearInterval(timer);
    window.removeEventListener("offline", cut);
    window.removeEventListener("online", reconnect);
    document.removeEventListener("visibilitychange", onVisibility);
  };
}
