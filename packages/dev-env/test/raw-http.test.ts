/** Tests malformed bytes on a plain connection, which no browser or library would send. */

import { createLogger } from "@jieru/realtime/base/logger";
import { trustedProxies } from "@jieru/realtime/base/trusted-proxies";
import { createWebServer } from "@jieru/realtime/http/web-server";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { request } from "./console.ts";
import { openRawHttp, sayRaw } from "./raw-http.ts";
import { appId, deadline, lin, openTestServer, type TestServer } from "./test-server.ts";

let house: TestServer;
beforeAll(async () => {
  house = await openTestServer();
});
afterAll(() => house.stop());

const crlf = (...lines: string[]): string => lines.join("\r\n");
/** Returns a complete request that closes its connection. */
const get = (path: string, ...headers: string[]) =>
  crlf(`GET ${path} HTTP/1.1`, "Host: desk", "Connection: close", ...headers, "", "");
const post = (...rest: string[]) => crlf(`POST /wechat/${appId} HTTP/1.1`, "Host: desk", ...rest);
const smuggled = crlf("GET /livez HTTP/1.1", "Host: desk", "", "");
const isWell = async () => (await request(`${house.url}/livez`, "GET")).status === 200;
const denied = () =>
  house.logged.map((line) => JSON.parse(line)).filter(({ security }) => security === "N14");

describe("[N14] ambiguous requests", () => {
  it.each([
    ["a length and chunks", post("Content-Length: 6", "Transfer-Encoding: chunked", "", "0", "", smuggled)],
    [
      "chunks and a length",
      post("Transfer-Encoding: chunked", "Content-Length: 4", "", "1", "Z", "Q", smuggled),
    ],
    ["two lengths", post("Content-Length: 0", `Content-Length: ${smuggled.length}`, "", smuggled)],
    ["a list of lengths", post("Content-Length: 0, 0", "", smuggled)],
    ["a length with a sign", post("Content-Length: +0", "", smuggled)],
    ["a length that is no number", post("Content-Length: 0x5", "", smuggled)],
    ["chunks of no size", post("Transfer-Encoding: chunked", "", "zz", smuggled)],
    ["chunks of a negative size", post("Transfer-Encoding: chunked", "", "-1", smuggled)],
    [
      "chunks that are not the last coding",
      post("Transfer-Encoding: chunked, identity", "", "0", "", smuggled),
    ],
    ["chunks with a blank before the colon", post("Transfer-Encoding : chunked", "", "0", "", smuggled)],
    ["a folded header", post("Transfer-Encoding:", " chunked", "Content-Length: 5", "", smuggled)],
    ["a NUL in a header", post("X-A: a\u0000b", "Content-Length: 0", "", smuggled)],
    ["a line feed alone", `POST /wechat/${appId} HTTP/1.1\nHost: desk\nContent-Length: 0\n\n${smuggled}`],
    ["TLS where there is none", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"],
    ["another protocol", "SSH-2.0-OpenSSH_9\r\n"],
  ])("[N14] %s: the server sends one answer at most and closes the connection", async (_, bytes) => {
    const answer = await sayRaw(house.url, bytes);
    expect(answer).toMatchObject({ closed: true });
    expect(answer.statuses.filter((status) => status !== 400)).toEqual([]);
    expect(answer.statuses.length).toBeLessThanOrEqual(1);
    expect(answer.text).not.toContain('{"ok":true}');
    if (answer.text) expect(answer.text.toLowerCase()).toContain("x-content-type-options: nosniff");
    expect(await isWell()).toBe(true);
  });

  it("[N14] a request with no host or with two gets 400", async () => {
    expect((await sayRaw(house.url, crlf("GET /livez HTTP/1.1", "", ""))).statuses).toEqual([400]);
    for (const path of ["/auth/wechat", "/livez", "/socket.io/?EIO=4&transport=polling"]) {
      const two = await sayRaw(house.url, get(path, "Host: evil.example"));
      expect([path, two.statuses, two.text.includes("evil.example")]).toEqual([path, [400], false]);
    }
  });

  it("[N14] a malformed request is logged", () => {
    expect(denied().length).toBeGreaterThan(5);
    expect(denied()[0]).toMatchObject({ level: 40, ip: "127.0.0.1" });
  });
});

describe("[DE14] many pipelined requests on one connection", () => {
  const path = `/wechat/${appId}?signature=a&timestamp=1&nonce=b`;
  const kept = (method: string, path: string) =>
    crlf(`${method} ${path} HTTP/1.1`, "Host: desk", `Origin: ${house.url}`, "Content-Length: 0", "", "");

  it("[N7] the API description is generated once for all requests", async () => {
    const made = vi.spyOn(house.server.app.fastify as unknown as { swagger(): object }, "swagger");
    const ask = () => request(`${house.url}/api/openapi.json`, "GET");
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.text === first.text]).toEqual([200, true]);
    expect(first.body).toMatchObject({ openapi: "3.1.0" });
    expect(made.mock.calls.length).toBeLessThanOrEqual(1);
    made.mockRestore();
  });

  it("[DE14] [N7] ten pipelined requests are answered, and later ones too", async () => {
    const socket = await openRawHttp(house.url);
    onTestFinished(() => void socket.destroy());
    let text = "";
    socket.on("data", (data) => {
      text += data;
    });
    const answered = () => text.match(/HTTP\/1.1 200 OK/g)?.length;
    socket.write(kept("GET", "/livez").repeat(10));
    await expect.poll(answered, deadline).toBe(10);
    socket.write(kept("GET", "/livez"));
    await expect.poll(answered, deadline).toBe(11);
  });

  it.each([
    ["health", "GET", "/livez"],
    ["the API's description", "GET", "/api/openapi.json"],
    ["a page", "GET", "/"],
    ["an agent's things", "GET", "/api/me"],
    ["the push address", "POST", path],
    ["the socket's address", "GET", "/socket.io/?EIO=4&transport=polling"],
  ])("[DE14] [N7] two thousand pipelined requests at %s get at most ten answers", async (_, method, path) => {
    const cutBefore = cuts();
    // The connection is cut; there is nothing else to wait for on a busy machine.
    const { statuses, closed } = await sayRaw(house.url, kept(method, path).repeat(2_000), 3_000);
    expect(closed).toBe(true);
    expect(statuses.length).toBeLessThanOrEqual(10);
    expect(cuts()).toBe(cutBefore + 1);
    expect(await isWell()).toBe(true);
  });
  const cuts = () => house.logged.filter((line) => JSON.parse(line).why === "too_many_at_once").length;
});

describe("[N14] headers", () => {
  it.each([
    ["of more than 16 KB", [`X-A: ${"a".repeat(17_000)}`], 431],
    ["by the thousand", Array.from({ length: 3_000 }, (_, i) => `X-${i}: ${i}`), 431],
  ])("[N14] headers %s are refused", async (_, headers, status) => {
    expect((await sayRaw(house.url, get("/livez", ...headers))).statuses).toEqual([status]);
    expect(await isWell()).toBe(true);
  });

  it("[N14] a foreign Host header does not change the addresses that the server writes", async () => {
    for (const host of [
      "Host: evil.example",
      "X-Forwarded-Host: evil.example",
      "Forwarded: host=evil.example",
    ]) {
      const lines = host.startsWith("Host") ? [] : ["Host: desk"];
      const request = crlf("GET /auth/wechat HTTP/1.1", ...lines, host, "Connection: close", "", "");
      const { statuses, text } = await sayRaw(house.url, request);
      expect([host, statuses, text.includes("evil.example")]).toEqual([host, [302], false]);
      expect(text).toContain(encodeURIComponent(house.url));
    }
  });

  it("[N14] forwarding headers of an untrusted address are ignored", async () => {
    const { fastify } = house.server.app;
    const from = (remoteAddress: string, url: string, headers: Record<string, string>) =>
      fastify.inject({ method: "GET", url, headers, remoteAddress });
    for (const forwarded of ["127.0.0.1", "::1", "127.0.0.1, 127.0.0.1"]) {
      const dressed = { "x-forwarded-for": forwarded, "x-real-ip": "127.0.0.1", forwarded: "for=127.0.0.1" };
      expect((await from("203.0.113.7", "/metrics", dressed)).statusCode).toBe(404);
    }
    expect((await from("127.0.0.1", "/metrics", {})).statusCode).toBe(200);
    for (const name of ["x-user", "x-remote-user", "x-agent-id", "x-forwarded-user", "authorization"])
      expect((await from("127.0.0.1", "/api/me", { [name]: "admin" })).statusCode).toBe(401);
  });
});

describe("[N14] invalid handshakes", () => {
  const upgrade = [
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  const request = (query: string, ...headers: string[]) =>
    crlf(
      `GET /socket.io/?${query} HTTP/1.1`,
      "Host: desk",
      "Connection: Upgrade",
      `Origin: ${house.url}`,
      ...headers,
      "",
      "",
    );
  it.each([
    ["of a session that is none", "EIO=4&transport=websocket&sid=guess", upgrade],
    ["of the object's own", "EIO=4&transport=websocket&sid=__proto__", upgrade],
    ["of two sessions", "EIO=4&transport=websocket&sid=a&sid=b", upgrade],
    ["of two transports", "EIO=4&transport=websocket&transport=polling", upgrade],
    ["of a transport of the object's own", "EIO=4&transport=constructor", upgrade],
    ["of the old protocol", "EIO=3&transport=websocket", upgrade],
    ["without a key", "EIO=4&transport=websocket", ["Upgrade: websocket", "Sec-WebSocket-Version: 13"]],
    [
      "with half a key",
      "EIO=4&transport=websocket",
      ["Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: A"],
    ],
    [
      "of another version",
      "EIO=4&transport=websocket",
      [...upgrade.slice(0, 1), "Sec-WebSocket-Version: 99", ...upgrade.slice(2)],
    ],
    ["to another protocol", "EIO=4&transport=websocket", ["Upgrade: h2c"]],
    ["with a body", "EIO=4&transport=websocket&sid=x", [...upgrade, "Content-Length: 100000000"]],
  ])("[N14] a handshake %s opens no socket", async (_, query, headers) => {
    const { statuses, closed } = await sayRaw(house.url, request(query, ...headers));
    // engine.io refuses the old protocol after the upgrade, with the same answer.
    expect([statuses.at(-1), closed]).toEqual([400, true]);
    expect(await isWell()).toBe(true);
  });

  it("[N14] an upgrade at an address without a socket opens nothing", { tags: ["slow"] }, async () => {
    for (const path of ["/api/me", "/", `/wechat/${appId}`]) {
      const { text } = await sayRaw(
        house.url,
        crlf(`GET ${path} HTTP/1.1`, "Host: desk", "Connection: Upgrade", ...upgrade, "", ""),
        1,
      );
      expect([path, text.includes(" 101 ")]).toEqual([path, false]);
    }
    expect(await isWell()).toBe(true);
  });
});

describe("[N7] invalid frames", () => {
  /** Returns a masked WebSocket frame. */
  const frame = (opcode: number, fin: boolean, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from([(fin ? 0x80 : 0) | opcode, 0x80 | body.length, 0, 0, 0, 0]), body]);
  const bigFrame = (length: bigint): Buffer => {
    const head = Buffer.alloc(14);
    head.set([0x81, 0xff]);
    head.writeBigUInt64BE(length, 2);
    return head;
  };
  const tiny = Buffer.concat([
    frame(1, false, Buffer.from("4")),
    ...Array.from({ length: 20_000 }, () => frame(0, false, Buffer.alloc(0))),
  ]);

  it.each<[string, Buffer]>([
    ["a message in twenty thousand pieces", tiny],
    ["a message of more than any memory", bigFrame(2n ** 62n)],
    ["a message just over the limit", bigFrame(16_385n)],
    ["a piece of nothing", frame(0, true, Buffer.from("x"))],
    ["an unmasked frame", Buffer.from([0x81, 0x01, 0x34])],
    ["a frame with reserved bits", Buffer.from([0xf1, 0x80, 0, 0, 0, 0])],
    ["a frame of an unknown kind", frame(0xb, true, Buffer.alloc(0))],
    ["a text that is no UTF-8", frame(1, true, Buffer.from([0xff, 0xfe]))],
    ["a ping too long", Buffer.from([0x89, 0xfe, 0, 126, 0, 0, 0, 0, ...Buffer.alloc(126)])],
  ])("[N7] %s closes the socket and affects nothing else", async (_, bytes) => {
    const { cookie } = await house.consoleOf(lin);
    const requests = [
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    ];
    const socket = await openRawHttp(house.url);
    const greeted = new Promise((resolve) => socket.once("data", resolve));
    socket.write(
      crlf(
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        "Host: desk",
        "Connection: Upgrade",
        `Origin: ${house.url}`,
        `Cookie: ${cookie}`,
        ...requests,
        "",
        "",
      ),
    );
    expect(String(await greeted)).toContain(" 101 ");
    socket.resume().write(bytes);
    await expect.poll(() => socket.closed, deadline).toBe(true);
    expect(await isWell()).toBe(true);
  });
});

describe("[N16] methods", () => {
  it("[N16] TRACE, CONNECT and unknown methods return nothing of the request", async () => {
    for (const method of ["TRACE", "CONNECT", "TRACK", "PROPFIND", "JIERU", "get"]) {
      const bytes = crlf(
        `${method} /api/me HTTP/1.1`,
        "Host: desk",
        "X-Secret: told-back",
        "Connection: close",
        "",
        "",
      );
      const { statuses, text } = await sayRaw(house.url, bytes);
      expect([method, statuses.every((status) => status >= 400 && status < 500)]).toEqual([method, true]);
      expect(text).not.toContain("told-back");
    }
  });
});

describe("[N15] slow requests", () => {
  it("[N15] a thousand half-sent requests delay no push", async () => {
    // A stalled machine may cut the slow requests before all pushes are made; then the test repeats once.
    expect((await pushesWhileDripping()) || (await pushesWhileDripping())).toBe(true);
  });
  /** Returns whether each push was accepted at once, within two seconds, before a slow request was cut. */
  async function pushesWhileDripping(): Promise<boolean> {
    const halves = [crlf("GET /api/me HTTP/1.1", "X-A: "), post("Content-Length: 60000", "", "{")];
    const slow = await Promise.all(Array.from({ length: 1_000 }, () => openRawHttp(house.url)));
    for (const [i, socket] of slow.entries()) socket.write(halves[i % 2] as string);
    const drip = setInterval(() => {
      for (const socket of slow) socket.write("a");
    }, 500);
    try {
      for (let i = 0; i < 40; i++) {
        const { outcome, deliveries } = await house.simulator.pushText(appId, house.newCustomer(), "在吗");
        expect(outcome).toBe("acknowledged");
        const [{ ms = Infinity } = {}, ...again] = deliveries;
        if (again.length > 0 || ms >= 2_000) return false;
      }
      return slow.every((socket) => !socket.destroyed);
    } finally {
      clearInterval(drip);
      for (const socket of slow) socket.destroy();
    }
  }

  it("[N15] slow headers and bodies are cut at the deadline and logged", async () => {
    const denials: string[] = [];
    const server = createWebServer({
      log: createLogger({ logLevel: "silent" }),
      addresses: { publicUrl: "http://desk", wechatOpenUrl: "http://wechat" },
      deny: ({ rule }) => denials.push(rule),
      isTrustedProxy: trustedProxies([]),
      requestTimeoutMs: 300,
    });
    server.post("/", async () => ({ ok: true }));
    const url = await server.listen({ host: "127.0.0.1", port: 0 });
    const json = ["Content-Type: application/json", "Content-Length: 60000"];
    for (const half of [
      crlf("POST / HTTP/1.1", "X-A: "),
      crlf("POST / HTTP/1.1", "Host: desk", ...json, "", '{"a'),
    ]) {
      const socket = await openRawHttp(url);
      socket.resume().write(half);
      const drip = setInterval(() => socket.write("a"), 50);
      await expect.poll(() => socket.closed, deadline).toBe(true);
      clearInterval(drip);
    }
    expect(denials).toEqual(["N15", "N15"]);
    await server.close();
  });
});
