import net, { type AddressInfo, createServer, type Socket } from "node:net";
import { throughWire } from "../wire.ts";

/** A connection to a database that notices closed connections only when it stops itself. */
export interface LateParting {
  /** Returns the address of the same database over this connection. */
  url(databaseUrl: string): Promise<string>;
  /** Returns the number of connections that the database has not closed. */
  left(): number;
  close(): void;
}

/** The message that ends a connection in PostgreSQL's protocol. */
const terminate = Buffer.from([0x58, 0, 0, 0, 4]);

export function openLateParting(): LateParting {
  const open = new Set<Socket>();
  let target = "";
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect(target);
    open.add(far);
    // A listening connection is ended properly, since its client waits for the end.
    let listens = false;
    near.on("data", (bytes: Buffer) => {
      listens ||= /listen/i.test(bytes.toString("latin1"));
      if (listens || !bytes.equals(terminate)) far.write(bytes);
    });
    near.on("end", () => listens && far.end());
    far.on("data", (bytes) => near.write(bytes));
    far.on("end", () => near.end());
    far.on("close", () => open.delete(far));
    for (const socket of [near, far]) socket.on("error", () => socket.destroy());
  });
  return {
    async url(databaseUrl) {
      const way = throughWire(databaseUrl);
      target = way.target;
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return way.url((server.address() as AddressInfo).port);
    },
    left: () => open.size,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
