/** A TCP load balancer: each new connection goes to the next server that accepts it. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Balancer {
  url: string;
  stop(): Promise<void>;
}

export async function openBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;

  /** Tries the servers in turn until one accepts. */
  const join = (client: Socket, first = turn++, tries = 0): void => {
    const port = ports[(first + tries) % ports.length];
    if (port === undefined || tries === ports.length) return void client.destroy();
    const backend = connect(port, "127.0.0.1");
    const refused = () => join(client, first, tries + 1);
    backend.once("error", refused);
    backend.once("connect", () => {
      backend.off("error", refused);
      client.pipe(backend).pipe(client);
      for (const [one, other] of [
        [client, backend],
        [backend, client],
      ] as const) {
        one.on("error", () => other.destroy());
        one.once("close", () => other.destroy());
      }
    });
  };

  const server = createServer((client) => {
    open.add(client);
    client.once("close", () => open.delete(client));
    client.on("error", () => undefined);
    join(client);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      for (const client of open) client.destroy();
      await once(server, "close");
    },
  };
}
