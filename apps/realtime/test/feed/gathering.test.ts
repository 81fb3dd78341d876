import { createServer } from "node:http";
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Presence } from "@jieru/shared/protocol/socket";
import { expect, it, onTestFinished, vi } from "vitest";
import type { ConsoleSocket } from "../../src/feed/console-socket.ts";
import { openGateway } from "../../src/feed/gateway.ts";
import { beatSlots, Gathering } from "../../src/feed/gathering.ts";
import type { Looks } from "../../src/feed/other-nodes.ts";
import type { PresentAgent } from "../../src/feed/presence-leases.ts";
import { newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";

const accountId = "account" as AccountId;
const lamp = "lamp" as ConversationId;

/** A console of the account, and what is done with it. */
function newConsole(n: number, at = accountId) {
  const done = { lookedAt: 0, beats: 0, signedOut: 0, told: [] as Presence[] };
  const watching = new Set<ConversationId>();
  const socket = {
    agentId: `agent${n}` as AgentId,
    accountId: at,
    webSessionId: `session${n}`,
    get watching() {
      done.lookedAt++;
      return watching;
    },
    get followsLooks() {
      done.lookedAt++;
      return false;
    },
    socket: { emit: (event: string, news: Presence) => event === "presence" && done.told.push(news) },
    signOut: () => void done.signedOut++,
    beat: () => void done.beats++,
  } as unknown as ConsoleSocket;
  return { socket, watching, done };
}

function gather(count: number) {
  const heard: string[] = [];
  const absent: PresentAgent[] = [];
  const typed: string[] = [];
  const ignore = () => undefined;
  const clock = newClock();
  let hear: (text: string) => void = ignore;
  const onMessage = (listener: typeof hear) => {
    hear = listener;
  };
  const gathering = new Gathering({
    bus: { send: (text) => void heard.push(text), onMessage },
    nodeId: "one",
    clock,
    onPresent: async () => undefined,
    onAbsent: async (agent) => void absent.push(agent),
    onTyping: ({ agentId }) => void typed.push(agentId),
  });
  const consoles = Array.from({ length: count }, (_, n) => newConsole(n));
  for (const { socket } of consoles) {
    gathering.add(socket);
    gathering.arrived(socket);
  }
  /** What another node says. */
  const tell = (...looks: Looks[]) => hear(JSON.stringify({ nodeId: "two", looks }));
  return { gathering, consoles, heard, absent, typed, clock, tell };
}

type Console = ReturnType<typeof newConsole>;
const look = (gathering: Gathering, { socket, watching }: Console, at: ConversationId): void => {
  watching.add(at);
  gathering.looked(socket, at);
};

it("[AG8] of a thousand consoles those that look at a conversation are told who else does, and no other is asked", () => {
  const { gathering, consoles } = gather(1_000);
  const [ann, bob, ...others] = consoles as [Console, Console, ...Console[]];
  look(gathering, ann, lamp);
  look(gathering, bob, lamp);
  gathering.typing(bob.socket, lamp, true);
  const both = { conversationId: lamp, watching: ["agent0", "agent1"] };
  expect(ann.done.told.at(-1)).toEqual({ ...both, typing: ["agent1"] });
  expect(others.flatMap(({ done }) => done.told)).toEqual([]);
  ann.watching.delete(lamp);
  gathering.looked(ann.socket, lamp);
  expect(bob.done.told.at(-1)?.watching).toEqual(["agent1"]);
  gathering.left(bob.socket, accountId, bob.watching);
  expect(gathering.listWatched(accountId)).toEqual([]);
  expect(ann.done.told).toHaveLength(3);
});

it("[AG8] [TR3] who has not a conversation open types in it for nobody", () => {
  const { gathering, consoles, typed } = gather(2);
  const [ann, bob] = consoles as [Console, Console];
  look(gathering, ann, lamp);
  const before = ann.done.told.length;
  expect(gathering.typing(bob.socket, lamp, true)).toEqual({
    ok: false,
    refusal: { refusal: "not_allowed" },
  });
  expect([typed, ann.done.told.length]).toEqual([[], before]);
});

it("[AG8] [TR3] who types is shown for six seconds after they last said so, and no longer", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { gathering, consoles } = gather(2);
  const [ann, bob] = consoles as [Console, Console];
  for (const one of [ann, bob]) look(gathering, one, lamp);
  const typingAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return ann.done.told.at(-1)?.typing;
  };
  gathering.typing(bob.socket, lamp, true);
  expect(typingAfter(5_999)).toEqual(["agent1"]);
  gathering.typing(bob.socket, lamp, true);
  expect(typingAfter(5_999)).toEqual(["agent1"]);
  expect(typingAfter(1)).toEqual([]);
});

it("[AG8] who looked from a node that has fallen silent is shown no more, though nobody asks", () => {
  const { gathering, consoles, clock, tell } = gather(1);
  const [ann] = consoles as [Console];
  look(gathering, ann, lamp);
  const shownAfter = (ms: number) => {
    clock.elapse(ms);
    for (let tick = 0; tick < beatSlots; tick++) gathering.beat();
    return ann.done.told.at(-1)?.watching;
  };
  tell({ accountId, conversationId: lamp, watching: ["far" as AgentId], typing: [] });
  expect(shownAfter(14_999)).toEqual(["agent0", "far"]);
  expect(shownAfter(1)).toEqual(["agent0"]);
});

it("[AG3] [AG4] who closes their last window on an account is not there any more, whatever they have open of another", () => {
  const { gathering, consoles, absent } = gather(1);
  const [ann] = consoles as [Console];
  const [again, elsewhere] = [newConsole(0), newConsole(0, "another" as AccountId)];
  for (const { socket } of [again, elsewhere]) {
    gathering.add(socket);
    gathering.arrived(socket);
  }
  const leave = ({ socket, watching }: Console) => {
    gathering.left(socket, socket.accountId as AccountId, watching);
    gathering.remove(socket);
  };
  leave(again);
  expect(absent).toEqual([]);
  leave(ann);
  expect(absent).toEqual([{ accountId, agentId: "agent0" }]);
});

it("[SI2] with a session that has ended go its own sockets, and nobody else's", () => {
  const { gathering, consoles } = gather(3);
  gathering.endSession("session1");
  expect(consoles.map(({ done }) => done.signedOut)).toEqual([0, 1, 0]);
});

it("[AG8] [DE8] repeats every watched conversation in a round, and asks no other console", () => {
  const { gathering, consoles, heard } = gather(1_000);
  for (const [n, one] of consoles.entries())
    if (n % 100 === 0) look(gathering, one, `c${n}` as ConversationId);
  for (const { done } of consoles) done.lookedAt = 0;
  heard.length = 0;
  for (let tick = 0; tick < beatSlots; tick++) gathering.beat();
  expect(heard.flatMap((text) => JSON.parse(text).looks)).toHaveLength(10);
  expect(consoles.reduce((sum, { done }) => sum + done.lookedAt, 0)).toBe(0);
});

it("[FD5] each console is told the time once in a round, and a round's are not told in one moment", () => {
  const { gathering, consoles } = gather(beatSlots * 10);
  const told = () => consoles.reduce((sum, { done }) => sum + done.beats, 0);
  for (let tick = 1; tick <= beatSlots; tick++) {
    gathering.beat();
    expect(told()).toBe(tick * 10);
  }
  expect(new Set(consoles.map(({ done }) => done.beats))).toEqual(new Set([1]));
  for (const { socket } of consoles.slice(1)) gathering.remove(socket);
  for (let tick = 0; tick < beatSlots; tick++) gathering.beat();
  expect(told()).toBe(beatSlots * 10 + 1);
});

it("[FD5] [AG8] a round of the time, and of who looks at what, takes five seconds", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const beat = vi.spyOn(Gathering.prototype, "beat");
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
  expect(beat).toHaveBeenCalledTimes(beatSlots);
  await gateway.close();
});
