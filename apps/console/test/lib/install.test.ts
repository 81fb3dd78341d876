import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";

const read = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, "../../public", file), "utf8");

test("[IN3] the worker's cache name is the hash of its files", () => {
  const worker = read("sw.js");
  const files = [...(/const files = \[(.*)\]/.exec(worker)?.[1] ?? "").matchAll(/"\/([\w.]+)"/g)].map(
    ([, f]) => f as string,
  );
  expect(files).toContain("offline.html");
  const hash = createHash("sha256");
  for (const file of files) hash.update(read(file));
  expect(/"jieru-offline-(\w+)"/.exec(worker)?.[1], "set this mark in public/sw.js").toBe(
    hash.digest("hex").slice(0, 10),
  );
});

test("[IN1] the manifest names the app, its start address and all required icons", () => {
  const { name, short_name, start_url, display, icons } = JSON.parse(read("manifest.webmanifest"));
  expect([name, short_name, start_url, display]).toEqual(["接入 Jieru", "接入", "/", "standalone"]);
  const drawn = (icons as { src: string; type: string; sizes: string; purpose?: string }[]).flatMap(
    (icon) => {
      expect(icon.src).toMatch(/^\/[\w.-]+$/);
      const file = readFileSync(path.join(import.meta.dirname, "../../public", icon.src));
      if (icon.type !== "image/png") return [];
      const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
      expect([icon.src, icon.sizes]).toEqual([icon.src, `${width}x${height}`]);
      return [`${width} ${icon.purpose ?? "any"}`];
    },
  );
  expect(drawn).toEqual(["192 any", "512 any", "512 maskable"]);
});

type Handler = (event: object) => void;

/** The worker in a browser; `there` says whether the server answers. */
function worker(there: boolean) {
  const [handlers, kept] = [
    new Map<string, Handler>(),
    new Map<string, string[]>([["jieru-offline-old", []]]),
  ];
  const [skipWaiting, claim] = [vi.fn(async () => undefined), vi.fn(async () => undefined)];
  const self = {
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    skipWaiting,
    clients: { claim },
    location: { origin: "https://ours" },
  };
  const cache = (name: string) => ({
    addAll: async (files: { url: string }[]) =>
      void kept.set(
        name,
        files.map(({ url }) => url),
      ),
    match: async (file: string) => kept.get(name)?.includes(file) && `kept ${file}`,
  });
  const caches = {
    open: async (name: string) => cache(name),
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
  };
  const fetched = async () => {
    if (!there) throw new TypeError("Failed to fetch");
    return "the server's";
  };
  const Asked = class {
    url: string;
    constructor(url: string) {
      this.url = url;
    }
  };
  new Function("self", "caches", "fetch", "Request", read("sw.js"))(self, caches, fetched, Asked);
  const until = async (name: string) => {
    let done: Promise<unknown> = Promise.resolve();
    handlers.get(name)?.({ waitUntil: (work: Promise<unknown>) => (done = work) });
    await done;
  };
  /** Undefined if the worker does not respond. */
  const answer = async (url: string, mode = "cors", destination = "") => {
    let response: Promise<unknown> | undefined;
    const request = { url: `https://ours${url}`, mode, destination };
    handlers.get("fetch")?.({ request, respondWith: (work: Promise<unknown>) => (response = work) });
    return await response;
  };
  const page = (url: string) => answer(url, "navigate", "document");
  return { until, answer, page, kept, skipWaiting, claim };
}

test("[IN3] a new worker takes over at once and deletes older caches", async () => {
  const { until, kept, skipWaiting, claim } = worker(true);
  await until("install");
  expect(skipWaiting).toHaveBeenCalledOnce();
  await until("activate");
  expect(claim).toHaveBeenCalledOnce();
  expect([...kept.keys()]).toEqual([expect.stringMatching(/^jieru-offline-[0-9a-f]{10}$/)]);
});

test("[IN2] [IN3] the worker answers only page requests, and only without the server", async () => {
  const cutOff = worker(false);
  await cutOff.until("install");
  for (const path of ["/", "/a/1/s/2"]) expect(await cutOff.page(path)).toBe("kept /offline.html");
  for (const path of ["/api/me", "/auth/wechat", "/docs"])
    expect(await cutOff.page(path), path).toBeUndefined();
  for (const path of ["/api/me", "/a/1", "/assets/x.js"])
    expect(await cutOff.answer(path), path).toBeUndefined();
  expect(await cutOff.answer("/a/1", "navigate", "iframe")).toBeUndefined();
  expect(await cutOff.answer("/theme.js")).toBe("kept /theme.js");
  const cutIn = worker(true);
  await cutIn.until("install");
  expect([await cutIn.page("/"), await cutIn.answer("/theme.js")]).toEqual(["the server's", "the server's"]);
});

test("[IN2] the offline page says in every language where drafts and replies are stored", () => {
  const page = read("offline.html");
  for (const words of ["还在这台设备上", "還在這台裝置上", "still on this device"])
    expect(page).toContain(words);
  expect(page).not.toMatch(/电脑|電腦|computer/);
});
