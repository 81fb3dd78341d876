import type { Socket } from "socket.io-client";

interface Handshake {
  pingInterval: number;
}

/** How much later than promised a ping may come before the line counts as dead. */
const slackMs = 4000;
const checkMs = 1000;

/**
 * "Live" is only said while the server is heard. The server promises a ping every so often at the handshake; when
 * nothing at all has come for longer, or the browser says the network is gone, the connection is cut from our side,
 * which shows it as lost and starts to reconnect. A network that comes back, and a tab that is looked at again, do not
 * wait for the next attempt.
 */
export function watchHeartbeat(socket: Socket): () => void {
  let intervalMs = 25_000;
  let heardAt = Date.now();
  const heard = () => {
    heardAt = Date.now();
  };
  const cut = () => {
    if (socket.connected) socket.io.engine.close();
  };
  const check = () => {
    if (Date.now() - heardAt > intervalMs + slackMs) cut();
  };
  const kick = () => {
    if (!socket.connected && socket.active) socket.disconnect().connect();
  };
  const look = () => {
    if (document.visibilityState !== "visible") return;
    check();
    kick();
  };
  socket.io.engine.on("handshake", (data: Handshake) => {
    intervalMs = data.pingInterval;
  });
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
