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
