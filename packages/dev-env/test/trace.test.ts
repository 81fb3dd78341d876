/**
 * Counts the source files and functions that a push, a reply and a reactivation timer run through, by V8
 * coverage, and compares them with limits. `TRACE=1` prints them.
 *
 * @module-tag slow
 */
import { randomUUID } from "node:crypto";
import inspector from "node:inspector/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Console } from "./console.ts";
import { follow } from "./follower.ts";
import { appId, deadline, lin, openTestServer, type TestServer } from "./test-server.ts";

/** These limits may only be lowered. */
const limits = {
  pushed: { files: 90, functions: 550 },
  replied: { files: 113, functions: 720 },
  fired: { files: 62, functions: 445 },
};

interface CoveredScript {
  url: string;
  functions: { functionName: string; ranges: { startOffset: number; count: number }[] }[];
}

let house: TestServer;
let agent: Console;
const session = new inspector.Session();
beforeAll(async () => {
  house = await openTestServer();
  agent = await house.consoleOf(lin);
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
});
afterAll(async () => {
  session.disconnect();
  await house.stop();
});

const ours = /(?:apps\/realtime|packages\/(?:shared|wechat|embedded-postgres))\/src\/.*\.ts/;

/** Returns the functions called since the last call, with their files. */
async function takeCalled(): Promise<Map<string, string>> {
  const { result } = (await session.post("Profiler.takePreciseCoverage")) as { result: CoveredScript[] };
  const called = new Map<string, string>();
  for (const { url, functions } of result) {
    const file = ours.exec(url)?.[0];
    if (!file) continue;
    for (const { functionName, ranges } of functions) {
      const [whole] = ranges;
      if (whole && whole.count > 0 && whole.startOffset > 0)
        called.set(`${file}:${functionName}@${whole.startOffset}`, file);
    }
  }
  return called;
}

/** Counts the functions common to all runs, which excludes timers. */
async function trace(name: string, times: number, run: () => Promise<void>) {
  let common: Map<string, string> | undefined;
  for (let i = 0; i < times; i++) {
    await delay(130);
    await takeCalled();
    await run();
    const called = await takeCalled();
    common = common ? new Map([...common].filter(([key]) => called.has(key))) : called;
  }
  const files = new Set(common?.values());
  if (process.env.TRACE) console.log(name, files.size, "files", common?.size, "functions", [...files].sort());
  return { files: files.size, functions: common?.size ?? 0 };
}

it("a push, a reply and a reactivation timer pass few files and functions", async () => {
  const active = await house.ownedBy(agent);
  const openid = await house.openidOf(active);
  const snapshot = (await agent.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  const follower = follow(house.url, agent, snapshot);
  await expect.poll(() => follower.live(), deadline).toBe(true);
  const push = (text: string) => house.simulator.pushText(appId, openid, text);
  const reply = () =>
    agent.post(`/api/sessions/${active.id}/replies`, {
      clientMessageId: randomUUID(),
      type: "text",
      text: "hi",
    });
  for (let i = 0; i < 30; i++) await push(`${i}`);
  await delay(500);

  const pushed = await trace("push", 6, async () => {
    await push("hello");
    await delay(80);
  });
  const replied = await trace("reply", 3, async () => {
    await push("hello");
    await delay(300);
    await takeCalled();
    await reply();
    await delay(300);
  });
  const fired = await trace("timer", 1, async () => {
    await push("hello");
    await reply();
    await delay(400);
    await takeCalled();
    house.clock.advance(31 * 60_000);
    await house.server.app.ticker.tick();
    await delay(80);
  });
  const [row] = await house.rows<{ state: string }>("select state from sessions where id = $1", [active.id]);
  expect(row?.state).toBe("inactive");
  for (const [name, passed] of Object.entries({ pushed, replied, fired })) {
    expect(passed.files, name).toBeLessThanOrEqual(limits[name as keyof typeof limits].files);
    expect(passed.functions, name).toBeLessThanOrEqual(limits[name as keyof typeof limits].functions);
  }
});
