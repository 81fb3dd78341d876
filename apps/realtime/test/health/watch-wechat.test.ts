import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { call } from "@jieru/wechat/call";
import { expect, onTestFinished, test, vi } from "vitest";
import { watchWechat } from "../../src/health/watch-wechat.ts";

const readAll = (response: Response) => response.text();

test("[DE6] three unanswered calls in a row mean unreachable", async () => {
  let answers = false;
  const ask = () => (answers ? Promise.resolve(new Response("{}")) : Promise.reject(new Error("no way")));
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  const call = async (answered: boolean) => {
    answers = answered;
    await watch.fetch("https://wechat.test/cgi-bin/token").then(readAll, () => undefined);
    return watch.state;
  };
  const states: string[] = [];
  for (const answered of [false, false, true, false, false, false, true]) states.push(await call(answered));
  expect(states).toEqual(["ok", "ok", "ok", "ok", "ok", "unreachable", "ok"]);
  watch.stop();
});

test("[DE6] a server error counts as no answer, and other hosts do not count", async () => {
  let status = 502;
  const ask = async () => new Response("{}", { status });
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  onTestFinished(() => watch.stop());
  const stateAfter = async (answered: number, url = "https://wechat.test/cgi-bin/token") => {
    status = answered;
    await watch.fetch(url).then(readAll);
    return watch.state;
  };
  for (let calls = 0; calls < 3; calls++) expect(await stateAfter(502, "https://images.test/a")).toBe("ok");
  const states: string[] = [];
  for (const answered of [502, 500, 499, 502, 500, 503]) states.push(await stateAfter(answered));
  expect(states).toEqual(["ok", "ok", "ok", "ok", "ok", "unreachable"]);
  expect(await stateAfter(200, "https://images.test/a")).toBe("unreachable");
  expect(await stateAfter(404)).toBe("ok");
});

test("[DE6] WeChat is asked every 5 s while unreachable, until it answers", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  let [requestCount, answers] = [0, false];
  const ask = async () => {
    requestCount++;
    if (!answers) throw new Error("no way");
    return new Response("{}");
  };
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  for (let calls = 0; calls < 3; calls++) await watch.fetch("https://wechat.test/a").catch(() => undefined);
  const askedAfter = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return requestCount - 3;
  };
  expect([await askedAfter(4_999), await askedAfter(1), await askedAfter(5_000)]).toEqual([0, 1, 2]);
  answers = true;
  expect([await askedAfter(5_000), await askedAfter(60_000)]).toEqual([3, 3]);
  expect(watch.state).toBe("ok");
});

test("[DE6] listeners are notified of each change, and every call is counted by its result", async () => {
  let status = 200;
  const calls: boolean[] = [];
  const ask = async () => new Response("{}", { status });
  const watch = watchWechat("https://wechat.test", ask as typeof fetch, (answered) => calls.push(answered));
  onTestFinished(() => watch.stop());
  const received: string[] = [];
  watch.onChange(() => received.push(watch.state));
  for (status of [200, 503, 503, 503, 503, 404, 200])
    await watch.fetch("https://wechat.test/a").then(readAll);
  expect(received).toEqual(["unreachable", "ok"]);
  expect(calls).toEqual([true, false, false, false, false, true, true]);
  await watch.fetch("https://images.test/a");
  expect(calls).toHaveLength(7);
});

test("[DE6] [F29] the probe follows no redirect and waits at most 4 s", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const requests: [string, RequestInit | undefined][] = [];
  const ask = async (url: unknown, init?: RequestInit) => {
    requests.push([String(url), init]);
    throw new Error("no way");
  };
  const deadlines = vi.spyOn(AbortSignal, "timeout");
  onTestFinished(() => deadlines.mockRestore());
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  for (let calls = 0; calls < 3; calls++) await watch.fetch("https://wechat.test/a").catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5_000);
  const [url, init] = requests[3] ?? [];
  expect([url, init?.redirect]).toEqual(["https://wechat.test/sns/userinfo", "manual"]);
  expect(deadlines.mock.calls).toEqual([[4_000]]);
  expect(init?.signal).toBe(deadlines.mock.results[0]?.value);
  watch.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests).toHaveLength(4);
});

async function probeAgain(answer: (signal: AbortSignal | null | undefined) => Response) {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  let requestCount = 0;
  const ask = async (_url: unknown, init?: RequestInit) => {
    if (requestCount++ < 3) throw new Error("no way");
    return answer(init?.signal);
  };
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  onTestFinished(() => watch.stop());
  for (let calls = 0; calls < 3; calls++) await watch.fetch("https://wechat.test/a").catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5_000);
  return watch;
}

test("[DE6] the probe reads only the start of the answer and closes it", async () => {
  const closed = Promise.withResolvers<void>();
  let bytes = 0;
  const page = new ReadableStream<Uint8Array>({
    pull(controller) {
      bytes += 20_000;
      controller.enqueue(new Uint8Array(20_000));
    },
    cancel: () => closed.resolve(),
  });
  const watch = await probeAgain(() => new Response(page));
  await closed.promise;
  expect(watch.state).toBe("ok");
  expect(bytes).toBeLessThan(200_000);
});

test("[DE6] [F29] WeChat stays unreachable if the answer to the probe never ends", async () => {
  const deadline = new AbortController();
  vi.spyOn(AbortSignal, "timeout").mockReturnValue(deadline.signal);
  onTestFinished(() => void vi.restoreAllMocks());
  const received = Promise.withResolvers<unknown>();
  const watch = await probeAgain((signal) => {
    const stream = new ReadableStream({
      start: (controller) => signal?.addEventListener("abort", () => controller.error(signal.reason)),
      pull: () => received.resolve(null),
    });
    return new Response(stream);
  });
  await received.promise;
  expect(watch.state).toBe("unreachable");
  deadline.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(watch.state).toBe("unreachable");
});

async function behind(answer: (response: ServerResponse) => void) {
  const server = createServer((_request, response) => answer(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/`);
  const watch = watchWechat(url.href, fetch);
  onTestFinished(() => watch.stop());
  const states: string[] = [];
  for (let calls = 0; calls < 3; calls++) {
    await call({ url, fetch: watch.fetch, timeoutMs: 300, secrets: [] }).catch(() => undefined);
    states.push(watch.state);
  }
  return states;
}

test("[DE6] [F29] a stopped or trickling answer counts as none, but an image may take longer", {
  tags: ["slow"],
}, async () => {
  const half = (type: string) => (response: ServerResponse) =>
    void response.writeHead(200, { "content-type": type }).write('{"errcode"');
  expect(await behind(half("application/json"))).toEqual(["ok", "ok", "unreachable"]);
  expect(await behind(half("image/jpeg"))).toEqual(["ok", "ok", "ok"]);
  const cut = (response: ServerResponse) => {
    half("text/html")(response);
    response.destroy();
  };
  expect(await behind(cut)).toEqual(["ok", "ok", "unreachable"]);
  expect(await behind((response) => void response.end("<html>"))).toEqual(["ok", "ok", "ok"]);
});
