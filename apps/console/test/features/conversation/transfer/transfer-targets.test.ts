import type { Agent, Status } from "@jieru/shared/domain/agent";
import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import {
  type Candidate,
  candidatesFor,
} from "../../../../src/features/conversation/transfer/assignability.ts";
import {
  canTake,
  findTargets,
  firstFound,
  fitnessOf,
  nextReceiver,
  type Receiver,
} from "../../../../src/features/conversation/transfer/transfer-targets.ts";

const agent = (name: string, status: Status, load: number, capacity = 10): Agent => ({
  id: name as AgentId,
  name,
  role: "agent",
  status,
  statusSince: 0,
  statusWhy: null,
  load,
  capacity,
  auto: true,
});

const served = { state: "active", ownerId: "我" as AgentId } as const;
const waits = { state: "waiting", ownerId: null } as const;
const free = { exceedByHand: true, exceedByTransfer: true };
const team = [
  agent("离线", "offline", 0),
  agent("满", "online", 10),
  agent("一半", "online", 4, 8),
  agent("我", "online", 1),
  agent("离开", "away", 0),
  agent("闲", "online", 2),
];
const named = (candidates: readonly Candidate[]) => candidates.map((c) => c.agent.name);

test("[DI3] [DI5] lists colleagues by fitness, then by relative load", () => {
  const targets = candidatesFor(team, served, free);
  expect(named(targets)).toEqual(["闲", "一半", "离开", "满", "离线", "我"]);
  expect(named(targets.filter(canTake))).toEqual(["闲", "一半", "离开", "满", "离线"]);
  expect(targets.map(fitnessOf)).toEqual(["fit", "fit", "away", "full", "offline", "self"]);
});

test("[DI3] an agent at capacity cannot be chosen where transfers may not exceed it, and says so", () => {
  const targets = candidatesFor(team, served, { ...free, exceedByTransfer: false });
  expect(named(targets.filter(canTake))).toEqual(["闲", "一半", "离开", "离线"]);
  expect(targets.filter((target) => !canTake(target)).map(fitnessOf)).toEqual(["cannotFull", "self"]);
});

test("[AG5] [DI5] a waiting session can be assigned to anyone present, also oneself, but not to offline agents", () => {
  const targets = candidatesFor(team, waits, free);
  expect(named(targets.filter(canTake))).toEqual(["我", "闲", "一半", "离开", "满"]);
  expect(targets.filter((target) => !canTake(target)).map(fitnessOf)).toEqual(["cannotOffline"]);
});

const lin = agent("林知夏", "online", 1);
const bai = agent("白露", "online", 2);
const others = candidatesFor([lin, bai, agent("Anna", "away", 0)], served, free);
const receivers: readonly Receiver[] = ["line", lin.id, bai.id];

test("[KB14] finds a colleague by a part of the name or of its pinyin", () => {
  const found = (find: string) => named(findTargets(others, find));
  expect(found("露")).toEqual(["白露"]);
  expect(found(" lzx")).toEqual(["林知夏"]);
  expect(found("zhix")).toEqual(["林知夏"]);
  expect(found("NN")).toEqual(["Anna"]);
  expect(found("")).toHaveLength(3);
});

test("[KB14] chooses the first match, arrows choose another, and an empty search chooses nobody", () => {
  expect(firstFound(others, " ")).toBeNull();
  expect(firstFound(others, "l")).toBe(lin.id);
  expect(firstFound(others, "bl")).toBe(bai.id);
  expect(firstFound(others, "zz")).toBeNull();
  expect(firstFound(candidatesFor([lin, bai], { ...served, ownerId: lin.id }, free), "l")).toBe(bai.id);
  expect(nextReceiver(receivers, null, 1)).toBe("line");
  expect(nextReceiver(receivers, "line", 1)).toBe(lin.id);
  expect(nextReceiver(receivers, bai.id, 1)).toBe(bai.id);
  expect(nextReceiver(receivers, lin.id, -1)).toBe("line");
});
