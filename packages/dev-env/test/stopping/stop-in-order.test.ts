import { once } from "node:events";
import net from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { picture } from "../cast.ts";
import { appId, deadline, lin, openTestServer, type TestServer } from "../test-server.ts";
import { openLateParting } from "./late-parting.ts";

/** Opens a server whose jobs are fetching customers' images until `release`. */
async function openBusyHouse() {
  const way = openLateParting();
  onTestFinished(way.close);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const held: string[] = [];
  const house = await openTestServer({
    via: way.url,
    async fetch(input, init) {
      const answer = await fetch(input, init);
      if (!String(input).includes("/media/get")) return answer;
      const bytes = await answer.arrayBuffer();
      held.push(String(input));
      await released;
      return new Response(bytes, answer);
    },
  });
  for (let n = 0; n < 3; n++) await house.simulator.pushImage(appId, house.newCustomer(), picture);
  await expect.poll(() => held.length, deadline).toBe(2); // two are fetched at once
  return { house, way, release };
}

/** Stops the server, the simulator and the database, and waits for their last log lines. */
async function stopAll({ house, way }: { house: TestServer; way: { left(): number } }): Promise<void> {
  await house.server.stop();
  await house.stop();
  await expect.poll(way.left, deadline).toBe(0);
  for (let n = 0; n < 3; n++) await nextTurn(); // the last lines have been read
}

it.for([1, 2, 3])(
  "[DE11] a server with running jobs stops without a warning (%i)",
  { tags: ["slow"] },
  async () => {
    const busy = await openBusyHouse();
    const stopped = stopAll(busy);
    busy.release();
    await stopped;
    expect(busy.house.logged).toEqual([]);
  },
);

it("[DE11] [DE2] half-received requests delay a stop by two seconds and log no warning", {
  tags: ["slow"],
}, async () => {
  const house = await openTestServer();
  const agent = await house.consoleOf(lin);
  const { id } = await house.ownedBy(agent);
  const { host, port, hostname } = new URL(house.url);
  for (const [path, type, half] of [
    [`/wechat/${appId}?signature=0&timestamp=0&nonce=0`, "application/json", `{"ToUserName"`],
    [`/api/sessions/${id}/replies`, "application/json", `{"text"`],
    [
      `/api/accounts/${house.accountId}/media`,
      "multipart/form-data; boundary=x",
      "--x\r\nContent-Disposition: form",
    ],
    ["/rate/x", "application/x-www-form-urlencoded", "score"],
  ]) {
    const socket = net.connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${house.url}\r\nCookie: ${agent.cookie}\r\n` +
        `Content-Type: ${type}\r\nContent-Length: 900\r\nExpect: 100-continue\r\n\r\n${half}`,
    );
    await once(socket, "data"); // the server has read the head
  }
  const before = house.logged.length;
  const since = performance.now();
  await house.server.stop();
  expect(performance.now() - since).toBeLessThan(6_000);
  expect(house.logged.slice(before)).toEqual([]);
  await house.stop();
});
