import { connect } from "node:net";
import { armFailpoints, disarmFailpoints } from "@jieru/realtime/failpoint";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pushPath } from "../src/dev-env.ts";
import { type House, openHouse } from "./house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({ logLevel: "silent" });
});
afterAll(async () => {
  disarmFailpoints();
  await house.stop();
});

/** Like WeChat: pushes the next the moment the last is answered, over one connection, until that ends. */
function keepPushing(): Promise<void> {
  const { port, hostname } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  const push = () => socket.write(`POST ${pushPath} HTTP/1.1\r\nhost: jieru\r\ncontent-length: 2\r\n\r\n{}`);
  socket
    .on("connect", push)
    .on("data", push)
    .on("error", () => undefined);
  return new Promise((resolve) => socket.on("close", () => resolve()));
}

it("[F37] a server whose connections are never idle still stops when it is told to", async () => {
  armFailpoints("push.received:sleep=200"); // so that a push is under way at any moment
  const ended = Promise.all([keepPushing(), keepPushing()]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const stopped = house.server.stop().then(() => "stopped");
  const late = new Promise((resolve) => setTimeout(resolve, 10_000, "still there"));
  expect(await Promise.race([stopped, late])).toBe("stopped");
  await ended;
});
