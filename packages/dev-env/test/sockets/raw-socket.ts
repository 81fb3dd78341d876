/** A websocket that says exactly what it is told: engine.io and Socket.IO packets by hand. */
export interface RawSocket {
  /** Everything that came, as text. */
  heard: string[];
  /** Whether the server has closed it. */
  isClosed(): boolean;
  say(packet: string | Uint8Array): void;
  close(): void;
}

interface Headers {
  cookie: string;
  origin: string;
}

/** Connects as far as the server greets; what follows (`40`, `42[…]`) is the caller's. */
export async function openRawSocket(serverUrl: string, headers: Headers): Promise<RawSocket> {
  const url = `${serverUrl.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
  // Node's own takes headers, beside what browsers know.
  const socket = new WebSocket(url, { headers } as never);
  const heard: string[] = [];
  const greeted = Promise.withResolvers<void>();
  socket.addEventListener("message", ({ data }) => {
    heard.push(String(data));
    greeted.resolve();
  });
  socket.addEventListener("error", () => greeted.reject(new Error("the server did not take the socket")));
  socket.addEventListener("close", () => greeted.reject(new Error("the server closed the socket")));
  await greeted.promise;
  return {
    heard,
    isClosed: () => socket.readyState === WebSocket.CLOSED,
    say: (packet) => socket.send(packet),
    close: () => socket.close(),
  };
}
