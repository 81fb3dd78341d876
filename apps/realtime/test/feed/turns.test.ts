import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { Turns } from "../../src/feed/turns.ts";

const of = (agentId: string, connected = true) => ({ agentId: agentId as AgentId, socket: { connected } });

function requests() {
  const turns = new Turns();
  const started: string[] = [];
  const under = new Map<string, () => void>();
  const ask = (name: string, peer = of("lin")) =>
    turns.take(peer, async () => {
      started.push(name);
      await new Promise<void>((resolve) => under.set(name, resolve));
      return name;
    });
  return { started, ask, finish: (name: string) => under.get(name)?.() };
}
const names = Array.from({ length: 18 }, (_, i) => `${i + 1}`);

it("[FD15] sixteen requests of an agent run at once, and others queue without delaying other agents", async () => {
  const { started, ask, finish } = requests();
  const answers = names.map((name) => ask(name));
  const another = ask("another's", of("xu"));
  expect(started).toEqual([...names.slice(0, 16), "another's"]);
  finish("7");
  expect(await answers[6]).toBe("7");
  await expect.poll(() => started.at(-1)).toBe("17");
  finish("another's");
  await another;
  finish("1");
  await expect.poll(() => started.at(-1)).toBe("18");
  for (const name of names) finish(name);
  expect(await Promise.all(answers)).toEqual(names);
});

it("[FD15] a request that fails frees its place", async () => {
  const turns = new Turns();
  const fail = () => Promise.reject(new Error("no"));
  const failing = names.map(() => turns.take(of("lin"), fail).catch(() => "failed"));
  expect(await Promise.all(failing)).toEqual(names.map(() => "failed"));
  expect(await turns.take(of("lin"), async () => "done")).toBe("done");
});

it("[FD15] [FD12] a queued request is dropped when its socket disconnects", async () => {
  const { started, ask, finish } = requests();
  for (const name of names.slice(0, 16)) void ask(name);
  const [gone, there] = [of("lin"), of("lin")];
  const answers = [ask("of the one that went", gone), ask("of the other", there)];
  gone.socket.connected = false;
  finish("1");
  expect(await answers[0]).toBeUndefined();
  await expect.poll(() => started.at(-1)).toBe("of the other");
  expect(started).not.toContain("of the one that went");
});
