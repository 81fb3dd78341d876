import { Manager } from "socket.io-client";

const patienceMs = 3_000;

/**
 * Whether a WebSocket from here reaches our server now. It counts as open once the server has sent its handshake; nothing is
 * subscribed.
 */
export function socketOpens(): Promise<boolean> {
  const manager = new Manager({
    transports: ["websocket"],
    withCredentials: true,
    reconnection: false,
    autoConnect: false,
    timeout: patienceMs,
  });
  return new Promise((resolve) => {
    manager.open((error) => {
      resolve(error === undefined);
      manager.engine.close();
    });
  });
}
