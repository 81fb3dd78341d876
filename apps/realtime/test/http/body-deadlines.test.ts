import { once } from "node:events";
import net from "node:net";
import { Server } from "socket.io";
import { expect, it, onTestFinished } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { createWebServer } from "../../src/http/web-server.ts";

it("[N15] cuts off a slow body that is sent to the socket's own server", async () => {
  const denials: string[] = [];
  const server = createWebServer({
    log: createLogger({ logLevel: "silent" }),
    addresses: { publicUrl: "http://desk", wechatOpenUrl: "http://wechat" },
    deny: ({ rule }) => denials.push(rule),
    isTrustedProxy: () => false,
    requestTimeoutMs: 200,
  });
  const io = new Server(server.server);
  const url = new URL(await server.listen({ host: "127.0.0.1", port: 0 }));
  onTestFinished(() => io.close());
  const socket = net.connect(Number(url.port), url.hostname);
  onTestFinished(() => void socket.destroy());
  socket
    .resume()
    .write(
      "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: desk\r\nContent-Length: 60000\r\n\r\na",
    );
  const drip = setInterval(() => socket.write("a"), 20);
  onTestFinished(() => clearInterval(drip));
  await once(socket, "close");
  expect(denials).toEqual(["N15"]);
});
