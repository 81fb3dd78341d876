/** A WebSocket client for handwritten engine.io and Socket.IO packets. */
export interface RawSocket {
  received: string[];
  isClosed(): boolean;
  say(packet: string | Uint8Array): void;
  close(): void;
}

interface Headers {
  cookie: string;
  origin: string;
}

/** Connects until the server's greeting; the caller sends the rest (`40`, `42[…]`). */
export async function openRawSocket(serverUrl: string, headers: Headers): Promise<RawSocket> {
  const url = `${serverUrl.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
  // NOTE: Node's WebSocket accepts headers, unlike a browser's.
  const socket = new WebSocket(url, { headers } as never);
  const received: string[] = [];
  const greeted = Promise.withResolvers<void>();
  socket.addEventListener("message", ({ data }) => {
    received.push(String(data));
    greeted.resolve();
  });
  socket.addEventListener("error", () => greeted.reject(new Error("the server did not take the socket")));
  socket.addEventListener("close", () => greeted.reject(new Error("the server closed the socket")));
  await greeted.promise;
  return {
    received,
    isClosed: () => socket.readyState === WebSocket.CLOSED,
    say: (packet) => socket.send(packet),
    close: () => socket.close(),
  };
}
