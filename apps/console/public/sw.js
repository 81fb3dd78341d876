// Answers one thing only: a page that was asked for while the server cannot be reached. Everything else goes its way as if
// this were not here, so nothing of a customer is ever kept, and nothing shown is older than the server says.

/** Names what is kept; another mark (a hash of those files) replaces it. A test says which mark is due. */
const kept = "jieru-offline-eb2bd67739";
const files = ["/offline.html", "/offline.css", "/offline.js", "/theme.js", "/icon.svg"];

const keep = async () => {
  const cache = await caches.open(kept);
  await cache.addAll(files.map((file) => new Request(file, { cache: "reload" })));
  // Consoles that are open are not touched by a new one of these: it holds nothing they use.
  await self.skipWaiting();
};

const takeOver = async () => {
  for (const name of await caches.keys()) if (name !== kept) await caches.delete(name);
  await self.clients.claim();
};

const keptFile = async (path) => (await caches.open(kept)).match(path);

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const page =
    request.mode === "navigate" &&
    request.destination === "document" &&
    !/^\/(auth|api|docs|rate)\b/.test(pathname);
  if (page) event.respondWith(fetch(request).catch(() => keptFile("/offline.html")));
  // What the offline page itself is made of.
  else if (origin === self.location.origin && files.includes(pathname))
    event.respondWith(fetch(request).catch(() => keptFile(pathname)));
});
