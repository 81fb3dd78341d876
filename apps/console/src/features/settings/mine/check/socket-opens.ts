import { Manager } from "socket.io-client";

const patienceMs = 3_000;

/** Returns whether a WebSocket reaches the server: open once the handshake arrives, without a subscription. */
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
