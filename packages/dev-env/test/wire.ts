import net, { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** The way from the server to its database, which can be made longer, or cut without either end noticing. */
export interface Wire {
  /** The same database, reached over this wire. */
  url(databaseUrl: string): Promise<string>;
  /** Every answer comes so much later. */
  delayMs: number;
  /** Nothing gets through, either way, and nobody is told. */
  dead: boolean;
  close(): void;
}

/** The socket of a database that is reached by one, and how the same is named behind a port. */
export function throughWire(databaseUrl: string): { target: string; url(port: number): string } {
  const { username, pathname, searchParams } = new URL(databaseUrl.replace("@/", "@socket/"));
  return {
    target: `${searchParams.get("host")}/.s.PGSQL.${searchParams.get("port")}`,
    url: (port) => `postgres://${username}@127.0.0.1:${port}${pathname}`,
  };
}

/** For a database reached by a unix socket, as the tests' own. */
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
      // Each from when it came: what comes together arrives together, as over a long way.
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
