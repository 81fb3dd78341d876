import net, { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** A connection from the server to its database that can be delayed, or cut without either end noticing. */
export interface Wire {
  /** Returns the address of the same database over this connection. */
  url(databaseUrl: string): Promise<string>;
  /** Delays every answer of the database by this time. */
  delayMs: number;
  /** Drops all bytes in both directions without an error. */
  dead: boolean;
  close(): void;
}

/** Returns the unix socket of a database, and its address behind a port. */
export function throughWire(databaseUrl: string): { target: string; url(port: number): string } {
  const { username, pathname, searchParams } = new URL(databaseUrl.replace("@/", "@socket/"));
  return {
    target: `${searchParams.get("host")}/.s.PGSQL.${searchParams.get("port")}`,
    url: (port) => `postgres://${username}@127.0.0.1:${port}${pathname}`,
  };
}

/** Opens a wire to a database with a unix socket. */
export function openWire(): Wire {
  const sockets = new Set<Socket>();
  let target = "";
  const wire = {
    delayMs: 0,
    dead: false,
    async url(databaseUrl: string) {
      const way = throughWire(databaseUrl);
      target = way.target;
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return way.url((server.address() as AddressInfo).port);
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  const pass = (from: Socket, to: Socket, slow: boolean): void => {
    let before = Promise.resolve();
    from.on("data", (bytes) => {
      if (wire.dead) return;
      // Each delay counts from arrival, so bytes that arrive together leave together.
      const due = performance.now() + (slow ? wire.delayMs : 0);
      before = before.then(async () => {
        const waitMs = due - performance.now();
        if (waitMs > 0) await delay(waitMs);
        if (!to.destroyed) to.write(bytes);
      });
    });
    from.on("error", () => to.destroy());
    from.on("close", () => !wire.dead && to.destroy());
  };
  const server = createServer((near) => {
    const far = net.connect(target);
    for (const socket of [near, far]) sockets.add(socket);
    pass(near, far, false);
    pass(far, near, true);
  });
  return wire;
}
