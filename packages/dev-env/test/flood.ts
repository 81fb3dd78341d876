/** A client that sends requests without end over many connections, ten at a time on each. */
import type { Socket } from "node:net";
import { openRawHttp } from "./raw-http.ts";

export interface Flood {
  answered(): number;
  stop(): void;
}

/** One connection may have this many unanswered requests (DE14). */
const atOnce = 10;

export async function openFlood(
  serverUrl: string,
  connections: number,
  request: () => string,
): Promise<Flood> {
  let answered = 0;
  const ask = (socket: Socket, times: number) =>
    socket.write(Array.from({ length: times }, request).join(""), "latin1");
  const sockets = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = await openRawHttp(serverUrl);
      socket.setEncoding("latin1").on("data", (text: string) => {
        const answers = text.split("HTTP/1.1 ").length - 1;
        answered += answers;
        if (answers > 0 && socket.writable) ask(socket, answers);
      });
      ask(socket, atOnce);
      return socket;
    }),
  );
  return {
    answered: () => answered,
    stop() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
