import type { AgentId } from "@jieru/shared/domain/ids";
import { expect, test } from "vitest";
import {
  addressedIn,
  colleaguesOf,
  findColleagues,
  mentionQuery,
  namedIn,
  noteParts,
} from "../../../../src/features/conversation/mentions/colleagues.ts";
import { agent, meId, session, waiting } from "../../../fixtures.ts";

const id = (text: string) => text as AgentId;
const agents = [
  agent(meId, { name: "林知夏" }),
  agent(id("xu"), { name: "许然" }),
  agent(id("bai"), { name: "白露", role: "supervisor" }),
  agent(id("gao"), { name: "高远", role: "admin" }),
];
const me = { id: meId, role: "agent" } as const;

test("[MN2] [MN8] lists colleagues who can be mentioned first, others with the reason, and not the agent", () => {
  const reasons = (of: Parameters<typeof colleaguesOf>[1]) =>
    colleaguesOf(agents, of, me).map((one) => [one.agent.id, one.why]);
  expect(reasons(session("s"))).toEqual([
    ["bai", null],
    ["gao", null],
    ["xu", "unread"],
  ]);
  expect(reasons(session("s", { ownerId: id("xu") })).slice(0, 3)).toContainEqual(["xu", null]);
  expect(reasons(waiting("s"))).toContainEqual(["xu", "waiting"]);
});

test("[MN8] finds a colleague by a part of the name and by its pinyin initials", () => {
  const found = (text: string) =>
    findColleagues(colleaguesOf(agents, session("s"), me), text).map((one) => one.agent.id);
  expect([found(""), found("白"), found("BL"), found("gy"), found("xyz")]).toEqual([
    ["bai", "gao", "xu"],
    ["bai"],
    ["bai"],
    ["gao"],
    [],
  ]);
});

test("[MN8] an @ begins a name inside Chinese text, but not inside an address", () => {
  const beginnings = [
    "@",
    "请看@白",
    "请 @bl",
    "li@shop",
    "@白露 这单",
    "@白露\n",
    "没有",
    `@${"长".repeat(21)}`,
  ];
  expect(beginnings.map(mentionQuery)).toEqual(["", "白", "bl", null, null, null, null, null]);
});

test("[MN8] the longest name behind an @ is mentioned; two agents who share a name both are", () => {
  const all = ["小王", "小王子", "白露", "白露"].map((name, n) => ({ name, n }));
  const named = (text: string) => namedIn(text, all).map(({ n }) => n);
  expect(named("@小王子这单，@白露 看一下，小王不用")).toEqual([1, 2, 3]);
  expect(named("@小王，li@小王")).toEqual([0]);
  expect(named("白露")).toEqual([]);
});

test("[MN8] cuts a text at its names without losing a character", () => {
  const text = "@白露 这单能退吗？@小王子 也看看 @白";
  const parts = noteParts(text, [{ name: "白露" }, { name: "小王" }, { name: "小王子" }, { name: "" }]);
  expect(parts.map((part) => part.text).join("")).toBe(text);
  expect(parts.flatMap((part) => (part.kind === "mention" ? part.text : []))).toEqual(["@白露", "@小王子"]);
});

test("[NO11] a text addresses the agent whose whole name follows an @ at its beginning, the longest first", () => {
  const all = ["林知夏", "林知", "Ann", "Anna"].map((name) => ({ name }));
  const addressed = (text: string) => addressedIn(text, all)?.name ?? null;
  expect(addressed("@林知夏帮忙")).toBe("林知夏");
  expect(addressed("＠林知 帮忙")).toBe("林知");
  expect(addressed(" @ann: look")).toBe("Ann");
  expect(addressed("@Anna look")).toBe("Anna");
  for (const text of ["@Annabel", "您好 @林知夏", "li@Ann", "@", "@某人", "林知夏"])
    expect(addressed(text)).toBeNull();
});
