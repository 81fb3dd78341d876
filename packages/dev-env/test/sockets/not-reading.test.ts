/**
 * Tests a console that reads nothing from the network, and the memory that the server holds for it.
 *
 * @module-tag slow
 */
import type net from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Console, request } from "../console.ts";
import { type Feed, openFeed } from "../feed.ts";
import { appId, deadline, lin, openTestServer, type TestServer } from "../test-server.ts";

const megabyte = 1_048_576;
const long = "long".repeat(40_000);

let house: TestServer;
let agent: Console;
let reader: Feed;
let openid: string;
let longAt: number[];

const follow = (afterSeq: number) => ({ accountId: house.accountId, afterSeq });
const open = () => openFeed(house.url, { cookie: agent.cookie, origin: house.url });
const says = (text: string) => house.simulator.pushText(appId, openid, text);
const isSaid = (e: { type: string }) => e.type === "customer_message_received";

beforeAll(async () => {
  house = await openTestServer({ logLevel: "silent" });
  agent = await house.consoleOf(lin);
  openid = await house.openidOf(await house.ownedBy(agent));
  reader = await open();
  await reader.ask("subscribe", follow(0));
  for (let said = 0; said < 60; said += 5) await Promise.all(Array.from({ length: 5 }, () => says(long)));
  const sql = `select seq from events where account_id = $1 and length(payload::text) > $2 order by seq`;
  longAt = (await house.rows<{ seq: number }>(sql, [house.accountId, long.length])).map(({ seq }) => seq);
});
afterAll(async () => {
  reader.close();
  await house.stop();
});

/** Returns the number of cut sockets and the largest unsent buffer. */
async function look(): Promise<{ cuts: number; unsent: number }> {
  const { text } = await request(`${house.url}/metrics`, "GET");
  const number = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]);
  return { cuts: number("jieru_sockets_cut_total"), unsent: number("jieru_socket_unsent_bytes_max") };
}

/** Opens a console that asks for the last messages, 160 kB each, and reads no answer. */
async function askFor(times: number): Promise<{ afterSeq: number; read(): void; feed: Feed }> {
  const feed = await open();
  const { ws } = feed.socket.io.engine.transport as unknown as { ws: { _socket: net.Socket } };
  ws._socket.pause();
  const afterSeq = (longAt.at(-times) as number) - 1;
  feed.socket.emit("subscribe", follow(afterSeq));
  return { afterSeq, feed, read: () => void ws._socket.resume() };
}

it("[FD5] [F21] [T8] a console with 1 to 8 MB unsent is cut after two seconds and loses nothing", async () => {
  const { cuts } = await look();
  const since = performance.now();
  const { feed, afterSeq, read } = await askFor(50);
  await expect.poll(async () => (await look()).unsent, deadline).toBeGreaterThan(megabyte);
  const unsent: number[] = [];
  const isCut = async () => {
    await says("still there?");
    const seen = await look();
    if (seen.cuts === cuts) unsent.push(seen.unsent);
    return seen.cuts - cuts;
  };
  await expect.poll(isCut, { timeout: 6_000, interval: 20 }).toBe(1);
  expect(performance.now() - since).toBeGreaterThan(2_000);
  expect(Math.min(...unsent)).toBeGreaterThan(megabyte);
  expect(Math.max(...unsent)).toBeLessThan(8 * megabyte);

  read();
  await expect.poll(() => feed.socket.connected, deadline).toBe(false);
  const back = await open();
  await back.ask("subscribe", follow(afterSeq));
  const saidIn = (of: Feed) => of.events().filter((e) => e.seq > afterSeq && isSaid(e));
  await expect.poll(() => saidIn(back).length, deadline).toBe(saidIn(reader).length);
  expect(saidIn(back)).toEqual(saidIn(reader));
  back.close();
});

it("[FD5] [F21] a console with more than 8 MB unsent is cut at once", async () => {
  const { cuts } = await look();
  const { feed, read } = await askFor(60);
  // The frame and the cut happen in one turn of the event loop, so no request sees the buffer.
  const unsent: number[] = [];
  const isCut = async () => {
    const seen = await look();
    unsent.push(seen.unsent);
    return seen.cuts - cuts;
  };
  await expect.poll(isCut, { ...deadline, interval: 5 }).toBe(1);
  expect(Math.max(...unsent), "no moment in which it was held").toBeLessThan(megabyte);
  read();
  await expect.poll(() => feed.socket.connected, deadline).toBe(false);
});
