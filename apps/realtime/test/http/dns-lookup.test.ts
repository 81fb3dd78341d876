/** Names that are asked of the DNS itself, which here is a program of ours. */
import { createSocket } from "node:dgram";
import { type LookupAddress, promises as system } from "node:dns";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDnsLookup } from "../../src/http/dns-lookup.ts";

const server = createSocket("udp4");
const headLength = 12;

/** What is asked for: "shop.example", and by which type of record. */
function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = headLength;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), type: query.readUInt16BE(at + 1), end: at + 5 };
}

const records: Record<number, string> = {
  1: "5db8d822",
  28: "26062800021f0000000000000000beef",
};

/** One address for whoever asks for shop.example or old.example, which has no other than of IPv4. */
function answer(query: Buffer): Buffer {
  const { name, type, end } = readQuestion(query);
  const data = Buffer.from(name === "old.example" && type === 28 ? "" : (records[type] ?? ""), "hex");
  const head = Buffer.from(query.subarray(0, end));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(data.length > 0 ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  if (data.length === 0) return head;
  const record = Buffer.from(`c00c00${type.toString(16).padStart(2, "0")}00010000003c00`, "hex");
  return Buffer.concat([head, record, Buffer.from([data.length]), data]);
}

/** What is asked for another name has no answer, unless it is given at last. */
const unanswered: (() => void)[] = [];

const find = (name: string, timeoutMs = 30_000): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const lookup = createDnsLookup({ servers: [`127.0.0.1:${port}`], timeoutMs });
    lookup(name, { all: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });

beforeAll(async () => {
  server.on("message", (query, { port, address }) => {
    const say = () => server.send(answer(query), port, address);
    if (/^(shop|old)\./.test(readQuestion(query).name)) say();
    else unanswered.push(say);
  });
  await once(server.bind(0, "127.0.0.1"), "listening");
});
afterAll(() => server.close());

it("[WH5] a name has all its addresses, those of IPv4 first, or those there are", async () => {
  const four = { address: "93.184.216.34", family: 4 };
  expect(await find("shop.example")).toEqual([four, { address: "2606:2800:21f::beef", family: 6 }]);
  expect(await find("old.example")).toEqual([four]);
});

it("[WH6] names whose servers do not answer hold up no other lookup", async () => {
  const found: unknown[] = [];
  const late = Array.from({ length: 8 }, (_, n) =>
    find(`late${n}.example`).then((all) => void found.push(all)),
  );
  await system.lookup("localhost");
  await find("shop.example");
  await expect.poll(() => unanswered.length).toBe(2 * late.length);
  expect(found).toEqual([]);
  for (const say of unanswered) say();
  await Promise.all(late);
});

it("[WH6] nor do they last", async () => {
  await expect(find("dead.example", 100)).rejects.toMatchObject({ code: "ETIMEOUT" });
});
