import { createServer } from "node:http";
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Presence } from "@jieru/shared/protocol/socket";
import { expect, it, onTestFinished, vi } from "vitest";
import { ConnectionRegistry } from "../../src/feed/connection-registry.ts";
import type { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { openGateway } from "../../src/feed/gateway.ts";
import type { NodeViewers } from "../../src/feed/other-nodes.ts";
import type { PresentAgent } from "../../src/feed/presence-leases.ts";
import { newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";

const accountId = "account" as AccountId;
const lamp = "lamp" as ConversationId;

function newConsole(n: number, at = accountId) {
  const done = { lookedAt: 0, beats: 0, signedOut: 0, presences: [] as Presence[] };
  const watching = new Set<ConversationId>();
  const socket = {
    agentId: `agent${n}` as AgentId,
    accountId: at,
    webSessionId: `session${n}`,
    get watching() {
      done.lookedAt++;
      return watching;
    },
    get followsViewers() {
      done.lookedAt++;
      return false;
    },
    socket: { emit: (event: string, news: Presence) => event === "presence" && done.presences.push(news) },
    signOut: () => void done.signedOut++,
    beat: () => void done.beats++,
  } as unknown as ConsoleSocket;
  return { socket, watching, done };
}

function gather(count: number) {
  const received: string[] = [];
  const absent: PresentAgent[] = [];
  const typed: string[] = [];
  const ignore = () => undefined;
  const clock = newClock();
  let hear: (text: string) => void = ignore;
  const onMessage = (listener: typeof hear) => {
    hear = listener;
  };
  const registry = new ConnectionRegistry({
    bus: { send: (text) => void received.push(text), onMessage },
    nodeId: "one",
    clock,
    onPresent: async () => undefined,
    onAbsent: async (agent) => void absent.push(agent),
    onTyping: ({ agentId }) => void typed.push(agentId),
  });
  const consoles = Array.from({ length: count }, (_, n) => newConsole(n));
  for (const { socket } of consoles) {
    registry.add(socket);
    registry.arrived(socket);
  }
  const tell = (...looks: NodeViewers[]) => hear(JSON.stringify({ nodeId: "two", looks }));
  return { registry, consoles, received, absent, typed, clock, tell };
}

type Console = ReturnType<typeof newConsole>;
const look = (registry: ConnectionRegistry, { socket, watching }: Console, at: ConversationId): void => {
  watching.add(at);
  registry.looked(socket, at);
};

it("[AG8] tells the viewers of a conversation, and no others, about each other", () => {
  const { registry, consoles } = gather(1_000);
  const [ann, bob, ...others] = consoles as [Console, Console, ...Console[]];
  look(registry, ann, lamp);
  look(registry, bob, lamp);
  registry.typing(bob.socket, lamp, true);
  const both = { conversationId: lamp, watching: ["agent0", "agent1"] };
  expect(ann.done.presences.at(-1)).toEqual({ ...both, typing: ["agent1"] });
  expect(others.flatMap(({ done }) => done.presences)).toEqual([]);
  ann.watching.delete(lamp);
  registry.looked(ann.socket, lamp);
  expect(bob.done.presences.at(-1)?.watching).toEqual(["agent1"]);
  registry.left(bob.socket, accountId, bob.watching);
  expect(registry.listWatched(accountId)).toEqual([]);
  expect(ann.done.presences).toHaveLength(3);
});

it("[AG8] [TR3] refuses typing in a conversation that is not open", () => {
  const { registry, consoles, typed } = gather(2);
  const [ann, bob] = consoles as [Console, Console];
  look(registry, ann, lamp);
  const before = ann.done.presences.length;
  expect(registry.typing(bob.socket, lamp, true)).toEqual({
    ok: false,
    refusal: { refusal: "not_allowed" },
  });
  expect([typed, ann.done.presences.length]).toEqual([[], before]);
});

it("[AG8] [TR3] shows that an agent types for six seconds after the last report", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { registry, consoles } = gather(2);
  const [ann, bob] = consoles as [Console, Console];
  for (const one of [ann, bob]) look(registry, one, lamp);
  const typingAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return ann.done.presences.at(-1)?.typing;
  };
  registry.typing(bob.socket, lamp, true);
  expect(typingAfter(5_999)).toEqual(["agent1"]);
  registry.typing(bob.socket, lamp, true);
  expect(typingAfter(5_999)).toEqual(["agent1"]);
  expect(typingAfter(1)).toEqual([]);
});

it("[AG8] stops showing the viewers of a server that reports no more", () => {
  const { registry, consoles, clock, tell } = gather(1);
  const [ann] = consoles as [Console];
  look(registry, ann, lamp);
  const shownAfter = (ms: number) => {
    clock.elapse(ms);
    registry.beat();
    return ann.done.presences.at(-1)?.watching;
  };
  tell({ accountId, conversationId: lamp, watching: ["far" as AgentId], typing: [] });
  expect(shownAfter(14_999)).toEqual(["agent0", "far"]);
  expect(shownAfter(1)).toEqual(["agent0"]);
});

it("[AG3] [AG4] an agent without a window on an account is absent there", () => {
  const { registry, consoles, absent } = gather(1);
  const [ann] = consoles as [Console];
  const [again, elsewhere] = [newConsole(0), newConsole(0, "another" as AccountId)];
  for (const { socket } of [again, elsewhere]) {
    registry.add(socket);
    registry.arrived(socket);
  }
  const leave = ({ socket, watching }: Console) => {
    registry.left(socket, socket.accountId as AccountId, watching);
    registry.remove(socket);
  };
  leave(again);
  expect(absent).toEqual([]);
  leave(ann);
  expect(absent).toEqual([{ accountId, agentId: "agent0" }]);
});

it("[SI2] signs out only the sockets of an ended session", () => {
  const { registry, consoles } = gather(3);
  registry.endSession("session1");
  expect(consoles.map(({ done }) => done.signedOut)).toEqual([0, 1, 0]);
});

it("[AG8] [DE8] repeats every watched conversation without scanning other consoles", () => {
  const { registry, consoles, received } = gather(1_000);
  for (const [n, one] of consoles.entries())
    if (n % 100 === 0) look(registry, one, `c${n}` as ConversationId);
  for (const { done } of consoles) done.lookedAt = 0;
  received.length = 0;
  registry.beat();
  expect(received.flatMap((text) => JSON.parse(text).looks)).toHaveLength(10);
  expect(consoles.reduce((sum, { done }) => sum + done.lookedAt, 0)).toBe(0);
});

it("[FD5] sends the time to every connected console", () => {
  const { registry, consoles } = gather(3);
  registry.beat();
  for (const { socket } of consoles.slice(1)) registry.remove(socket);
  registry.beat();
  expect(consoles.map(({ done }) => done.beats)).toEqual([2, 1, 1]);
});

it("[FD5] [AG8] sends the time and the viewers every five seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const beat = vi.spyOn(ConnectionRegistry.prototype, "beat");
  onTestFinished(() => beat.mockRestore());
  const ignore = () => undefined;
  const gateway = openGateway(createServer(), {
    bus: { send: ignore, onMessage: ignore },
    listEnded: async () => [],
    listNewBrowsers: async () => [],
    onAccountChanged: ignore,
    publicUrl: "http://127.0.0.1",
    clock: newClock(),
    log: silent,
  } as never);
  vi.advanceTimersByTime(5_000);
  expect(beat).toHaveBeenCalledTimes(1);
  await gateway.close();
});
