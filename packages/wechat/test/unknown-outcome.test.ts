import { execFile } from "node:child_process";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, type TestContext, test } from "vitest";
import { createWechatClient } from "../src/client.ts";
import { unknownFrom } from "../src/transport-failure.ts";
import { answerJson, type Handler, silentUrl, startServer, unusedUrl } from "./local-server.ts";

/** Only tests of the deadline itself reach it. */
const DEADLINE_MS = 300;
const TOKEN = "token-that-stays-secret";

function clientAt(baseUrl: string, timeoutMs = 5_000) {
  return createWechatClient({
    baseUrl,
    appId: "wx1",
    timeoutMs,
    tokens: { get: async () => TOKEN, refresh: async () => TOKEN },
  });
}

async function failure(baseUrl: string, timeoutMs?: number): Promise<unknown> {
  const sent = clientAt(baseUrl, timeoutMs).send("o", { type: "text", text: "x" });
  const error: unknown = await sent.catch((reason: unknown) => reason);
  expect(
    `${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`,
  ).not.toContain(TOKEN);
  return error;
}

const notSent = (cause: unknown) => ({ name: "WechatUnknown", phase: "not_sent", cause });
const maybeSent = (cause: unknown) => ({ name: "WechatUnknown", phase: "maybe_sent", cause });

describe("provably not sent", () => {
  test("[OB3] connection refused", async () => {
    expect(await failure(await unusedUrl())).toMatchObject(notSent("ECONNREFUSED"));
  });

  test("[OB3] a connection that never comes about, before the total deadline", {
    tags: ["slow"],
    timeout: 15_000,
  }, async () => {
    expect(await failure(await silentUrl(), 10_000)).toMatchObject(notSent("UND_ERR_CONNECT_TIMEOUT"));
  });

  test("[OB3] a name that does not resolve", async () => {
    expect(await failure("http://wechat.invalid")).toMatchObject(
      notSent(expect.stringMatching(/ENOTFOUND|EAI_AGAIN/)),
    );
  });

  test("[OB3] a peer that does not speak TLS", async () => {
    const { baseUrl } = await startServer((_, response) => answerJson(response, {}));
    expect(await failure(baseUrl.replace("http:", "https:"))).toMatchObject(
      notSent("ERR_SSL_WRONG_VERSION_NUMBER"),
    );
  });

  test("[OB3] a peer that hangs up during the TLS handshake", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.end()));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await failure(`https://127.0.0.1:${port}`)).toMatchObject({ phase: "not_sent" });
  });

  type BadProxy = [title: string, answer: (socket: Socket) => void, cause: string];
  async function expectNotSentThrough([, answer, cause]: BadProxy, { expect, onTestFinished }: TestContext) {
    const server = createServer((socket) => socket.once("data", () => answer(socket)));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const script = `
      import { createWechatClient } from ${JSON.stringify(import.meta.resolve("../src/client.ts"))};
      const tokens = { get: async () => "token", refresh: async () => "token" };
      const client = createWechatClient({ baseUrl: "https://wechat.invalid", appId: "wx1", tokens });
      const failed = await client.send("o", { type: "text", text: "x" }).catch((error) => error);
      const { name, phase, cause } = failed;
      process.stdout.write(JSON.stringify({ name, phase, cause }), () => process.exit());`;
    const proxy = { https_proxy: url, HTTPS_PROXY: url, no_proxy: "", NO_PROXY: "" };
    const env = { ...process.env, ...proxy, NODE_USE_ENV_PROXY: "1" };
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script], { env });
    expect(JSON.parse(stdout)).toEqual(notSent(cause));
  }

  test.concurrent.for<BadProxy>([
    ["opens no way to WeChat", (s) => s.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"), "UND_ERR_ABORTED"],
    ["hangs up when asked for one", (s) => s.end(), "UND_ERR_PRX_CONN"],
  ])("[OB3] a proxy of the environment that %s", { timeout: 20_000 }, expectNotSentThrough);

  test.concurrent.for<BadProxy>([
    ["never answers when asked for one", () => undefined, "UND_ERR_PRX_CONN"],
    ["opens one that leads nowhere", (s) => s.write("HTTP/1.1 200 OK\r\n\r\n"), "UND_ERR_CONNECT_TIMEOUT"],
  ])("[OB3] a proxy of the environment that %s", { tags: ["slow"], timeout: 20_000 }, expectNotSentThrough);

  test("[OB3] every address tried failed to connect", () => {
    const attempt = (code: string) => Object.assign(new Error(code), { code, syscall: "connect" });
    const all = new AggregateError([attempt("ETIMEDOUT"), attempt("ENETUNREACH")]);
    expect(unknownFrom(new TypeError("fetch failed", { cause: all }))).toMatchObject({ phase: "not_sent" });
    const mixed = new AggregateError([
      attempt("ECONNREFUSED"),
      Object.assign(new Error(), { code: "ECONNRESET" }),
    ]);
    expect(unknownFrom(new TypeError("fetch failed", { cause: mixed }))).toMatchObject({
      phase: "maybe_sent",
    });
  });
});

describe("failures without a usable code", () => {
  const refused = { code: "ECONNREFUSED" };
  test.each<[string, unknown, string]>([
    ["nothing", undefined, "failed"],
    ["null", null, "failed"],
    ["a word", "ECONNREFUSED", "failed"],
    ["a code that is no word", { code: 61 }, "failed"],
    ["a code with more around it", { code: `http://127.0.0.1/?access_token=${TOKEN}` }, "failed"],
    ["a code of two lines", { code: `E\n${TOKEN}` }, "failed"],
    ["a list of nothing", new AggregateError([]), "failed"],
    [
      "a code of its own over a cause that has none",
      { code: "EPIPE", cause: { ...refused, code: null } },
      "failed",
    ],
  ])("[OB3] %s may have been sent", (_, error, cause) => {
    expect(unknownFrom(error)).toMatchObject(maybeSent(cause));
  });

  test.each([
    ["null", null],
    ["a word", "ECONNRESET"],
  ])("[OB3] a cause that is %s leaves the code that is there", (_, cause) => {
    expect(unknownFrom({ ...refused, cause })).toMatchObject(notSent("ECONNREFUSED"));
  });
});

describe("maybe sent", () => {
  const html: Handler = (_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<html>busy</html>");

  test.each<[string, string, Handler]>([
    ["an HTML answer", "not_json", html],
    ["an empty answer", "not_json", (_, response) => response.end()],
    ["cut JSON", "not_json", (_, response) => response.end('{"errcode":')],
    ["JSON without errcode", "unexpected_answer", (_, response) => answerJson(response, {})],
    ["JSON that is no object", "unexpected_answer", (_, response) => answerJson(response, [0])],
    ["errcode as text", "unexpected_answer", (_, response) => answerJson(response, { errcode: "none" })],
    [
      "text before an errcode",
      "unexpected_answer",
      (_, response) => answerJson(response, { errcode: "e45015" }),
    ],
    [
      "text after an errcode",
      "unexpected_answer",
      (_, response) => answerJson(response, { errcode: "45015?" }),
    ],
    ["JSON that is null", "unexpected_answer", (_, response) => answerJson(response, null)],
    ["HTTP 502", "http_502", (_, response) => response.writeHead(502).end("bad gateway")],
    ["HTTP 500 that says ok", "http_500", (_, response) => response.writeHead(500).end('{"errcode":0}')],
    ["HTTP 500 that says no", "http_500", (_, response) => response.writeHead(500).end('{"errcode":45015}')],
    ["HTTP 300 that says no", "http_300", (_, response) => response.writeHead(300).end('{"errcode":45015}')],
    ["HTTP 403 that says ok", "http_403", (_, response) => response.writeHead(403).end('{"errcode":0}')],
    ["HTTP 404", "http_404", (_, response) => response.writeHead(404).end("not found")],
    [
      "a redirect",
      "http_302",
      (_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    ],
    ["a huge answer", "too_large", (_, response) => response.end("x".repeat(300_000))],
  ])("[OB3] %s is %s", async (_, cause, handler) => {
    const { baseUrl, requests } = await startServer(handler);
    expect(await failure(baseUrl)).toMatchObject(maybeSent(cause));
    expect(requests).toHaveLength(1);
  });

  test("[OB3] a reset after the request", async () => {
    const { baseUrl, requests } = await startServer((_, response) => response.socket?.resetAndDestroy());
    expect(await failure(baseUrl)).toMatchObject({ phase: "maybe_sent" });
    expect(requests).toHaveLength(1);
  });

  test("[OB3] an answer cut short", async () => {
    const { baseUrl } = await startServer((_, response) => {
      response.writeHead(200, { "content-length": "100" }).write('{"errcode":0,');
      response.socket?.end();
    });
    expect(await failure(baseUrl)).toMatchObject({ phase: "maybe_sent" });
  });

  test.each<[string, Handler]>([
    ["no answer at all", () => {}],
    ["headers and no body", (_, response) => response.writeHead(200).flushHeaders()],
    [
      "a byte now and then",
      (_, response) => {
        const drip = setInterval(() => response.write(" "), 20);
        response.on("close", () => clearInterval(drip));
      },
    ],
  ])("[OB3] %s meets the total deadline", async (_, handler) => {
    const { baseUrl } = await startServer(handler);
    expect(await failure(baseUrl, DEADLINE_MS)).toMatchObject(maybeSent("timeout"));
  });

  test.each([400, 412])("[OB3] a refusal with HTTP %i is still a refusal", async (status) => {
    const { baseUrl } = await startServer((_, response) =>
      response.writeHead(status).end('{"errcode":45015,"errmsg":""}'),
    );
    expect(await failure(baseUrl)).toMatchObject({ name: "WechatRefused", reason: "window_closed" });
  });
});
