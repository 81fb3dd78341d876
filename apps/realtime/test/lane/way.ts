/** The way from a node to its database, which can end as when the machine there dies, or lead nowhere as when the network drops everything. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { TestDatabase } from "../test-database.ts";

export interface Way {
  /** The same database, reached this way. */
  connection: TestDatabase["connection"];
  /** Every connection ends, and no other is had until `rise`. */
  die(): void;
  /** New connections are as they should be. */
  rise(): void;
  /** Nothing gets through any more, and no connection ends; new ones are taken and lead nowhere until `rise`. */
  hang(): void;
  /** How often a connection was asked for since it died, in vain. */
  askedInVain(): number;
  close(): void;
}

export async function openWay({ connection }: Pick<TestDatabase, "connection">): Promise<Way> {
  const sockets = new Set<Socket>();
  let isDead = false;
  let isHung = false;
  let asked = 0;
  const hold = (socket: Socket, other: () => Socket): void => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  const server = createServer((near) => {
    if (isDead) {
      asked++;
      near.destroy();
      return;
    }
    if (isHung) {
      hold(near, () => near);
      return;
    }
    const far = connect(`${connection.host}/.s.PGSQL.${connection.port}`);
    hold(near, () => far);
    hold(far, () => near);
    near.pipe(far).pipe(near);
  });
  const end = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    connection: { ...connection, host: "127.0.0.1", port: (server.address() as AddressInfo).port },
    die() {
      isDead = true;
      asked = 0;
      end();
    },
    rise() {
      isDead = false;
      isHung = false;
    },
    hang() {
      isHung = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    askedInVain: () => asked,
    close() {
      server.close();
      end();
    },
  };
}
