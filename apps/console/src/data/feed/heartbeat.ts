import { pingIntervalMs } from "@jieru/shared/protocol/ping";
import type { Socket } from "socket.io-client";

/** How much later than promised a ping may come before the line counts as dead. */
const slackMs = 4000;
const checkMs = 1000;

/**
 * Cuts a connection on which the server sends nothing for longer than its ping interval, or when the browser says that the
 * network is gone. The console then shows the connection as lost and reconnects. When the network comes back, or the tab is shown
 * again, it reconnects at once.
 */
export function watchHeartbeat(socket: Socket): () => void {
  let heardAt = Date.now();
  const heard = () => {
    heardAt = Date.now();
  };
  const cut = () => {
    if (socket.connected) socket.io.engine.close();
  };
  const check = () => {
    if (Date.now() - heardAt > pingIntervalMs + slackMs) cut();
  };
  const kick = () => {
    if (!socket.connected && socket.active) socket.disconnect().connect();
  };
  const look = () => {
    if (document.visibilityState !== "visible") return;
    check();
    kick();
  };
  socket.io.on("open", () => {
    heard();
    socket.io.engine.on("packet", heard);
  });
  const timer = setInterval(check, checkMs);
  window.addEventListener("offline", cut);
  window.addEventListener("online", kick);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    window.removeEventListener("offline", cut);
    window.removeEventListener("online", kick);
    document.removeEventListener("visibilitychange", look);
  };
}
