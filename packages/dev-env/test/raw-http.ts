/** Sends exactly these bytes and returns everything that came back. */
import { connect, type Socket } from "node:net";

export interface Said {
  text: string;
  statuses: number[];
  closed: boolean;
}

export async function openRawHttp(serverUrl: string): Promise<Socket> {
  const { hostname, port } = new URL(serverUrl);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => socket.destroy());
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  return socket;
}

/** Sends the bytes and reads until the server closes or has sent `most` answers. */
export async function sayRaw(
  serverUrl: string,
  bytes: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Said> {
  const socket = await openRawHttp(serverUrl);
  let text = "";
  let closed = false;
  const { promise, resolve } = Promise.withResolvers<void>();
  socket.on("data", (data) => {
    text += data;
    if (statusesIn(text).length >= most) resolve();
  });
  socket.once("close", () => {
    closed = true;
    resolve();
  });
  socket.write(bytes, "latin1");
  await promise;
  socket.destroy();
  return { text, statuses: statusesIn(text), closed };
}

const statusesIn = (text: string): number[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
