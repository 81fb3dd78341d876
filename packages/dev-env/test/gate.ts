import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A TCP forwarder that can be closed, so that no connection gets through. */
export interface Gate {
  url: string;
  close(): Promise<void>;
  open(): Promise<void>;
}

/** Calls `target` for every connection. */
export async function openGate(target: () => URL): Promise<Gate> {
  const sockets = new Set<Socket>();
  let server: Server;
  let port = 0;

  const pass = (near: Socket): void => {
    const { hostname, port: farPort } = target();
    const far = connect(Number(farPort), hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => socket.destroy()));
    near.pipe(far).pipe(near);
  };
  const open = async (): Promise<void> => {
    server = createServer(pass);
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(port, "127.0.0.1", resolve);
    await promise;
    port = (server.address() as AddressInfo).port;
  };
  const close = async (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await promise;
  };

  await open();
  return { url: `http://127.0.0.1:${port}`, open, close };
}
