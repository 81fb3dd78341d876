import { once } from "node:events";
import { connect } from "node:net";
import { within } from "@jieru/realtime/base/async";
import { armFailpoints, disarmFailpoints } from "@jieru/realtime/base/failpoint";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pushPath } from "../../src/dev-env.ts";
import { openTestServer, type TestServer } from "../test-server.ts";

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer({ logLevel: "silent" });
});
afterAll(async () => {
  disarmFailpoints();
  await house.stop();
});

/** Pushes like WeChat: the next push follows each answer on one connection until the server closes it. */
function keepPushing(): { answered: Promise<unknown>; ended: Promise<void> } {
  const { port, hostname } = new URL(house.url);
  const socket = connect(Number(port), hostname);
  const push = () => socket.write(`POST ${pushPath} HTTP/1.1\r\nhost: jieru\r\ncontent-length: 2\r\n\r\n{}`);
  socket
    .on("connect", push)
    .on("data", push)
    .on("error", () => undefined);
  const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  return { answered: once(socket, "data"), ended };
}

it("[F37] a server whose connections are never idle stops when told to", async () => {
  armFailpoints("push.received:sleep=200"); // so that a push is under way at any moment
  const pushing = [keepPushing(), keepPushing()];
  await Promise.all(pushing.map(({ answered }) => answered));
  expect(
    await within(
      10_000,
      house.server.stop().then(() => "stopped"),
    ),
  ).toBe("stopped");
  await Promise.all(pushing.map(({ ended }) => ended));
});
