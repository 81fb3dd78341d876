import { expect, test } from "vitest";
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
