/** A proxy between a server and its database that can close all connections or drop all data. */
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { TestDatabase } from "../test-database.ts";

export interface DatabaseProxy {
  connection: TestDatabase["connection"];
  /** Closes every connection and refuses new ones until `rise`. */
  die(): void;
  rise(): void;
  /** Drops all data without closing; new connections are accepted and get no answer until `rise`. */
  hang(): void;
  /** The number of connections refused since `die`. */
  refusedConnections(): number;
  close(): void;
}

export async function openDatabaseProxy({
  connection,
}: Pick<TestDatabase, "connection">): Promise<DatabaseProxy> {
  const sockets = new Set<Socket>();
  let isDead = false;
  let isHung = false;
  let requestCount = 0;
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
      requestCount++;
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
      requestCount = 0;
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
    refusedConnections: () => requestCount,
    close() {
      server.close();
      end();
    },
  };
}
