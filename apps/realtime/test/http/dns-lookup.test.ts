import { createHook } from "node:async_hooks";
import { createSocket } from "node:dgram";
import { type LookupAddress, promises as system } from "node:dns";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDnsLookup } from "../../src/http/dns-lookup.ts";
import { createFetchPublic } from "../../src/media/incoming/fetch-public.ts";
import { addressRefusalNow } from "../../src/webhooks/address.ts";
import { send } from "../../src/webhooks/send.ts";

const server = createSocket("udp4");
const headLength = 12;

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

/** Answers for shop.example and old.example; the latter has IPv4 only. */
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

/** Queries for other names, which stay unanswered until released. */
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

it("[WH5] a name resolves to all its addresses, IPv4 first", async () => {
  const four = { address: "93.184.216.34", family: 4 };
  expect(await find("shop.example")).toEqual([four, { address: "2606:2800:21f::beef", family: 6 }]);
  expect(await find("old.example")).toEqual([four]);
});

it("[WH6] names with silent servers do not delay other lookups", async () => {
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

it("[WH6] lookups with silent servers end", async () => {
  await expect(find("dead.example", 100)).rejects.toMatchObject({ code: "ETIMEOUT" });
});

async function countThreaded(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === "GETADDRINFOREQWRAP") count++;
    },
  }).enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return count;
}

it("[WH6] [N22] webhook and image link names never use the system's lookup threads", async () => {
  const deadlineMs = 300;
  const stopping = new AbortController().signal;
  const headers = { "webhook-id": "msg_1", "webhook-timestamp": "1", "webhook-signature": "v1,x" };
  const url = "https://shop.invalid/hook";
  const follow = createFetchPublic({ trustedHost: "localhost:1", deadlineMs });
  expect(await countThreaded(() => system.lookup("localhost"))).toBe(1);
  expect(await countThreaded(() => addressRefusalNow(URL.parse(url), []))).toBe(0);
  const sent = () => send({ url, headers, body: "{}", hosts: [], stopping, deadlineMs });
  expect(await countThreaded(sent)).toBe(0);
  expect(await countThreaded(() => follow("http://cdn.invalid/picture"))).toBe(0);
  expect(await countThreaded(() => follow("http://localhost:1/picture"))).toBe(1);
});
