/** A proxy that passes HTTP and refuses `Upgrade`, as in some networks. */
import { once } from "node:events";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface BlockingProxy {
  url: string;
  stop(): Promise<void>;
}

export async function openNoUpgradeProxy(to: string): Promise<BlockingProxy> {
  const server = createServer((request, response) => {
    const { method, headers, url } = request;
    const passed = ask(new URL(url ?? "/", to), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on("error", () => response.destroy());
    response.on("close", () => passed.destroy());
    request.pipe(passed);
  });
  server.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
