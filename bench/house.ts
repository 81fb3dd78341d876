/** The server as in production (its own process, embedded PostgreSQL, fsync on) with consoles on its feed. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startDemoSimulator } from "@jieru/dev-env/dev-env";
import { freePort } from "@jieru/dev-env/free-port";
import { startServerProcess } from "@jieru/dev-env/server-handle";
import { startEmbeddedPostgres } from "@jieru/realtime/database/embedded/embedded-postgres";
import { createMovableClock } from "@jieru/simulator/clock";
import { io, type Socket } from "socket.io-client";
import { hireAgents } from "./staff.ts";

export interface House {
  url: string;
  /** The server's own database, for floors measured beside it. */
  databaseUrl: string;
  accountId: string;
  consoles: Socket[];
  /** Of the agents who are signed in. */
  cookies: string[];
}

async function openConsole(url: string, accountId: string, cookie: string): Promise<Socket> {
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie, origin: url },
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve).once("connect_error", reject);
  });
  const snapshot = await fetch(`${url}/api/accounts/${accountId}/snapshot`, { headers: { cookie } });
  const { seq } = (await snapshot.json()) as { seq: number };
  await socket.emitWithAck("subscribe", { accountId, afterSeq: seq });
  return socket;
}

export async function withHouse(
  { agents }: { agents: number },
  work: (house: House) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-bench-"));
  const clock = createMovableClock();
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const { host, user, port } = database.connection;
  const databaseUrl = `postgres://${user}@/postgres?host=${encodeURIComponent(host)}&port=${port}`;
  const simulator = await startDemoSimulator({ dataDir, clock });
  const place = {
    host: "127.0.0.1",
    port: await freePort(),
    dataDir,
    databaseUrl,
    simulatorUrl: simulator.url,
    logLevel: "error",
  } as const;
  const server = await startServerProcess(place, clock);
  try {
    const { url, accountId } = server as { url: string; accountId: string };
    const cookies = await hireAgents(url, accountId, simulator, agents);
    const sockets: Socket[] = [];
    for (const cookie of cookies) sockets.push(await openConsole(url, accountId, cookie));
    await work({ url, databaseUrl, accountId, consoles: sockets, cookies });
    for (const socket of sockets) socket.disconnect();
  } finally {
    await server.stop();
    await simulator.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
