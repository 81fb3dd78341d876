import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Cast, castForAll, prepare } from "./cast.ts";
import { type Answer, request } from "./console.ts";
import { sayRaw } from "./raw-http.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
let cast: Cast;

castForAll((open, people) => {
  [house, cast] = [open, people];
});

const golden = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
/** These headers would reveal the server's software or open it to other sites. */
const absent = ["server", "x-powered-by", "access-control-allow-origin", "strict-transport-security"];

function headersOf({ headers }: Answer) {
  const names = [...Object.keys(golden), ...absent.filter((name) => headers.has(name))];
  return Object.fromEntries(names.map((name) => [name, headers.get(name)]));
}
const policyOf = ({ headers }: Answer): Record<string, string[]> => {
  const parts = (headers.get("content-security-policy") ?? "")
    .split(";")
    .map((part) => part.trim().split(/\s+/));
  return Object.fromEntries(parts.map(([name = "", ...sources]) => [name, sources]));
};

describe("[N46] security headers", () => {
  type Kind = [what: string, status: number, answer: () => Promise<Answer>];
  const json = { "content-type": "application/json" };
  const media = async (path: string) => {
    const { mediaId } = await prepare(house, cast, "image");
    return cast.consoles.owner.get(`/api/media/${mediaId}${path}`);
  };
  const anybody = (method: string, path: string, body?: unknown, headers = {}) =>
    request(`${house.url}${path}`, method, body, headers);
  const kinds: Kind[] = [
    ["a page", 200, () => anybody("GET", "/")],
    ["a page for an address of the console", 200, () => anybody("GET", "/a/1/s/2")],
    ["an asset", 200, () => anybody("GET", "/assets/app.js")],
    ["an asset that is not there", 404, () => anybody("GET", "/assets/none.js")],
    ["an address that is nobody's", 404, () => anybody("GET", "/api/none")],
    ["a method that is nobody's", 404, () => anybody("DELETE", "/")],
    ["an address that cannot be read", 400, () => anybody("GET", "/api/%zz")],
    ["JSON", 200, () => cast.consoles.owner.get("/api/me")],
    ["a redirect", 302, () => anybody("GET", "/auth/wechat")],
    ["a sign-in that failed", 302, () => anybody("GET", "/auth/wechat/callback?code=1&state=2")],
    ["not signed in", 401, () => anybody("GET", "/api/me")],
    [
      "another site",
      403,
      () => cast.consoles.owner.send("POST", "/auth/logout", undefined, { origin: "https://evil.example" }),
    ],
    ["not bound", 403, () => cast.consoles.foreigner.get(`/api/accounts/${house.accountId}/snapshot`)],
    ["a refusal", 409, () => cast.consoles.owner.post("/api/sessions/01unknown/end")],
    [
      "invalid input",
      400,
      () => cast.consoles.owner.send("PUT", `/api/accounts/${house.accountId}/status`, {}),
    ],
    [
      "broken JSON",
      400,
      () => cast.consoles.owner.send("PUT", `/api/accounts/${house.accountId}/status`, "{", json),
    ],
    [
      "a body too large",
      413,
      () =>
        cast.consoles.owner.send(
          "PUT",
          `/api/accounts/${house.accountId}/status`,
          `"${"x".repeat(1_100_000)}"`,
          json,
        ),
    ],
    [
      "a body of another type",
      415,
      () =>
        cast.consoles.owner.send("PUT", `/api/accounts/${house.accountId}/status`, "x", {
          "content-type": "text/plain",
        }),
    ],
    [
      "a done thing",
      204,
      async () => (await house.consoleOf({ unionid: "oUnion_xuran_0004" })).post("/auth/logout"),
    ],
    ["an image", 200, () => media("")],
    ["a thumbnail", 200, () => media("/thumbnail")],
    ["an image that is not there", 404, () => cast.consoles.owner.get("/api/media/01unknown")],
    ["the push address", 403, () => anybody("POST", `/wechat/wx1`, "x")],
    ["the API's description", 200, () => anybody("GET", "/api/openapi.json")],
    ["the API's reader", 200, () => anybody("GET", "/docs/")],
    ["health", 200, () => anybody("GET", "/readyz")],
    ["numbers, to the machine itself", 200, () => anybody("GET", "/metrics")],
    [
      "numbers, to the world",
      404,
      () => anybody("GET", "/metrics", undefined, { "x-forwarded-for": "203.0.113.9" }),
    ],
    [
      "a handshake by another transport",
      400,
      () => anybody("GET", "/socket.io/?EIO=4&transport=flashsocket"),
    ],
    ["a poll of a foreign page", 403, () => anybody("GET", "/socket.io/?EIO=4&transport=polling")],
    ["a handshake of nobody's version", 400, () => anybody("GET", "/socket.io/?EIO=2&transport=websocket")],
  ];

  it.each(kinds)("[N46] %s (%i) has the security headers", async (_what, status, ask) => {
    const answer = await ask();
    expect([answer.status, headersOf(answer)]).toEqual([status, golden]);
    const policy = policyOf(answer);
    expect(policy["default-src"]).toEqual(["'none'"]);
  });

  it("[N26] only the console's own files may be cached", async () => {
    const kept = new Map([
      ["a page", "no-cache"],
      ["a page for an address of the console", "no-cache"],
      ["an asset", "public, max-age=31536000, immutable"],
      ["an image", "private, no-store"],
      ["a thumbnail", "private, no-store"],
      ["an image that is not there", "private, no-store"],
    ]);
    for (const [what, , ask] of kinds)
      expect([what, (await ask()).headers.get("cache-control")]).toEqual([
        what,
        kept.get(what) ?? "no-store",
      ]);
  });

  it("[N46] pages allow no foreign or inline script and no framing", async () => {
    for (const path of ["/", "/a/1/s/2", "/assets/app.js", "/api/none", "/livez"]) {
      const policy = policyOf(await anybody("GET", path));
      expect(policy).toMatchObject({
        "script-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
      });
      expect(policy["object-src"] ?? policy["default-src"]).toEqual(["'none'"]);
    }
  });

  it("[N16] [N46] HEAD returns the status and headers of GET without a body", async () => {
    for (const path of ["/", "/a/1/s/2", "/assets/app.js", "/assets/none.js", "/api/none"]) {
      const [whole, head] = [await anybody("GET", path), await anybody("HEAD", path)];
      expect([path, head.status, head.text]).toEqual([path, whole.status, ""]);
      expect([path, headersOf(head)]).toEqual([path, headersOf(whole)]);
    }
  });

  it("[UP6] a file of another release gets an uncached 404 instead of a page", async () => {
    for (const file of ["index-OLD12345.js", "index-OLD12345.css", "a._accountId-OLD12345.js?v=1"]) {
      const { status, headers, text } = await anybody("GET", `/assets/${file}`);
      expect([file, status, headers.get("cache-control")]).toEqual([file, 404, "no-store"]);
      expect(text).not.toContain("<html");
    }
  });

  it("[UP6] a file built while the server runs is served and cached like any other", async () => {
    await writeFile(path.join(house.dataDir, "pages/assets/index-NEW12345.js"), "export const built = true;");
    const { status, headers, text } = await anybody("GET", "/assets/index-NEW12345.js");
    expect([status, text]).toEqual([200, "export const built = true;"]);
    expect(headers.get("content-type")).toContain("javascript");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it("[N45] the page contains no inline script", async () => {
    const { text } = await anybody("GET", "/");
    expect(text.match(/<script(?![^>]*\bsrc=)/)).toBeNull();
    expect(text).not.toMatch(/\son\w+=/);
  });

  it("[N26] [N27] images are not cached, and run nothing in their own tab", async () => {
    for (const path of ["", "/thumbnail"]) {
      const answer = await media(path);
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(policyOf(answer)).toEqual({ "default-src": ["'none'"], sandbox: [] });
      expect(answer.headers.get("content-type")).toMatch(/^image\/(png|jpeg|webp|gif)$/);
    }
  });

  it("[N46] https answers tell browsers to stay on https", async () => {
    const secure = await openTestServer({ publicUrl: "https://desk.example" });
    for (const path of ["/", "/api/me", "/api/none"]) {
      const answer = await request(`${secure.url}${path}`, "GET");
      expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
    }
    await secure.stop();
  });
});

describe("[N42] internal data", () => {
  it("[N42] /metrics answers only the machine itself, whatever address a header claims", async () => {
    const ask = (headers: Record<string, string>) =>
      request(`${house.url}/metrics`, "GET", undefined, headers);
    expect((await ask({})).text).toContain("jieru_pushes_total");
    const dressed = [
      "203.0.113.9",
      "127.0.0.1, 203.0.113.9",
      "::1, 2001:db8::1",
      "10.0.0.1",
      "unknown, 203.0.113.9",
      "127.0.0.1",
      "::1",
      "127.0.0.1, 127.0.0.1",
      "",
    ];
    for (const from of dressed) {
      const answer = await ask({ "x-forwarded-for": from });
      expect([from, answer.status, answer.text]).toEqual([from, 404, ""]);
    }
  });

  it("[N42] [DE1] health shows the state of each part and nothing else", async () => {
    expect((await request(`${house.url}/livez`, "GET")).body).toEqual({ ok: true });
    expect((await request(`${house.url}/readyz`, "GET")).body).toEqual({
      ready: true,
      draining: false,
      database: "ok",
      wechat: "ok",
      media: "ok",
      redis: "unused",
      jobs: "ok",
    });
  });

  it("[N42] files outside the console's folder are unreachable by any spelling of the path", async () => {
    const secret = "nobody's business";
    await writeFile(path.join(house.dataDir, "beside"), secret);
    for (const request of [
      "/../beside",
      "/assets/../../beside",
      "/..%2fbeside",
      "/assets/..%2f..%2fbeside",
      "/assets/..%252f..%252fbeside",
      "/%2e%2e/beside",
      "/assets/%2e%2e/%2e%2e/beside",
      "/assets/..%5c..%5cbeside",
      "/assets/%252e%252e/%252e%252e/beside",
      `/${path.join(house.dataDir, "beside")}`,
    ]) {
      const bytes = `GET ${request} HTTP/1.1\r\nhost: jieru\r\nconnection: close\r\n\r\n`;
      const { statuses, text } = await sayRaw(house.url, bytes);
      expect([request, statuses.length, text.includes(secret)]).toEqual([request, 1, false]);
    }
  });

  it("[N41] [N42] errors reveal nothing about the server's internals", async () => {
    const { owner } = cast.consoles;
    const answers = await Promise.all([
      owner.send("PUT", `/api/accounts/${house.accountId}/status`, "{", {
        "content-type": "application/json",
      }),
      owner.get("/api/conversations/01unknown/messages?limit=x"),
      owner.get("/api/conversations/01unknown/messages?before=9999999999999999999999"),
      owner.post("/api/sessions/01unknown/replies", { type: "nothing" }),
    ]);
    for (const { status, text } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(/node_modules|\.ts:|stack|select |postgres|zod/i);
    }
  });
});
