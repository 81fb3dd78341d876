import { expect, onTestFinished, test, vi } from "vitest";
import { watchWechat } from "../../src/health/watch-wechat.ts";

test("[DE6] two calls without an answer are no outage, nor are three with one that was answered among them; three in a row are", async () => {
  let answers = false;
  const ask = () => (answers ? Promise.resolve(new Response("{}")) : Promise.reject(new Error("no way")));
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  const call = async (answered: boolean) => {
    answers = answered;
    await watch.fetch("https://wechat.test/cgi-bin/token").catch(() => undefined);
    return watch.state;
  };
  const states: string[] = [];
  for (const answered of [false, false, true, false, false, false, true]) states.push(await call(answered));
  expect(states).toEqual(["ok", "ok", "ok", "ok", "ok", "unreachable", "ok"]);
  watch.stop();
});

test("[DE6] that its servers are broken is no answer; a no of theirs is one, and what others answer says nothing of it", async () => {
  let status = 502;
  const ask = async () => new Response("{}", { status });
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  onTestFinished(() => watch.stop());
  const stateAfter = async (answered: number, url = "https://wechat.test/cgi-bin/token") => {
    status = answered;
    await watch.fetch(url);
    return watch.state;
  };
  for (let calls = 0; calls < 3; calls++) expect(await stateAfter(502, "https://images.test/a")).toBe("ok");
  const states: string[] = [];
  for (const answered of [502, 500, 499, 502, 500, 503]) states.push(await stateAfter(answered));
  expect(states).toEqual(["ok", "ok", "ok", "ok", "ok", "unreachable"]);
  expect(await stateAfter(200, "https://images.test/a")).toBe("unreachable");
  expect(await stateAfter(404)).toBe("ok");
});

test("[DE6] while it is unreachable it is asked every 5 s, and no more once it has answered", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  let [asked, answers] = [0, false];
  const ask = async () => {
    asked++;
    if (!answers) throw new Error("no way");
    return new Response("{}");
  };
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  for (let calls = 0; calls < 3; calls++) await watch.fetch("https://wechat.test/a").catch(() => undefined);
  const askedAfter = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    return asked - 3;
  };
  expect([await askedAfter(4_999), await askedAfter(1), await askedAfter(5_000)]).toEqual([0, 1, 2]);
  answers = true;
  expect([await askedAfter(5_000), await askedAfter(60_000)]).toEqual([3, 3]);
  expect(watch.state).toBe("ok");
});

test("[DE6] whoever listens hears that it changed, each time and only then; every call is counted by whether it was answered", async () => {
  let status = 200;
  const calls: boolean[] = [];
  const ask = async () => new Response("{}", { status });
  const watch = watchWechat("https://wechat.test", ask as typeof fetch, (answered) => calls.push(answered));
  onTestFinished(() => watch.stop());
  const heard: string[] = [];
  watch.onChange(() => heard.push(watch.state));
  for (status of [200, 503, 503, 503, 503, 404, 200]) await watch.fetch("https://wechat.test/a");
  expect(heard).toEqual(["unreachable", "ok"]);
  expect(calls).toEqual([true, false, false, false, false, true, true]);
  await watch.fetch("https://images.test/a");
  expect(calls).toHaveLength(7);
});

test("[DE6] [F29] what asks whether it answers follows nobody elsewhere, and waits for 4 s at most", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const asked: [string, RequestInit | undefined][] = [];
  const ask = async (url: unknown, init?: RequestInit) => {
    asked.push([String(url), init]);
    throw new Error("no way");
  };
  const deadlines = vi.spyOn(AbortSignal, "timeout");
  onTestFinished(() => deadlines.mockRestore());
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  for (let calls = 0; calls < 3; calls++) await watch.fetch("https://wechat.test/a").catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5_000);
  const [url, init] = asked[3] ?? [];
  expect([url, init?.redirect]).toEqual(["https://wechat.test/sns/userinfo", "manual"]);
  expect(deadlines.mock.calls).toEqual([[4_000]]);
  expect(init?.signal).toBe(deadlines.mock.results[0]?.value);
  watch.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(4);
});

test("[DE6] of what WeChat answers to being asked nothing is read, and nothing is left open", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  let asked = 0;
  const closed = Promise.withResolvers<void>();
  const page = () => new ReadableStream({ cancel: () => closed.resolve() });
  const ask = async () => {
    if (asked++ < 3) throw new Error("no way");
    return new Response(page());
  };
  const watch = watchWechat("https://wechat.test", ask as typeof fetch);
  for (let calls = 0; calls < 3; calls++) await watch.fetch("https://wechat.test/a").catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5_000);
  await closed.promise;
  expect(watch.state).toBe("ok");
});
