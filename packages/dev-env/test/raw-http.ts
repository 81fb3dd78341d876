/** HTTP by hand: exactly these bytes, and everything that came back. */
import { connect, type Socket } from "node:net";

export interface Said {
  text: string;
  /** Of each answer that came, in order. */
  statuses: number[];
  /** Whether the server ended the connection. */
  closed: boolean;
}

export async function openRawHttp(serverUrl: string): Promise<Socket> {
  const { hostname, port } = new URL(serverUrl);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => socket.destroy());
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  return socket;
}

/** Sends, and reads until the server closes or has said nothing more for a while. */
export async function sayRaw(serverUrl: string, bytes: string, quietMs = 100): Promise<Said> {
  const socket = await openRawHttp(serverUrl);
  let text = "";
  let closed = false;
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer = setTimeout(resolve, quietMs * 5);
  socket.on("data", (data) => {
    text += data;
    clearTimeout(timer);
    timer = setTimeout(resolve, quietMs);
  });
  socket.once("close", () => {
    closed = true;
    resolve();
  });
  socket.write(bytes, "latin1");
  await promise;
  clearTimeout(timer);
  socket.destroy();
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  return { text, statuses, closed };
}
