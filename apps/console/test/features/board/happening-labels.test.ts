import type { Happening } from "@jieru/shared/protocol/board";
import { toldTogether } from "@jieru/shared/protocol/told-together";
import { expect, test } from "vitest";
import { happeningLabel, happeningTone } from "../../../src/features/board/happening-labels.ts";
import { session } from "../../fixtures.ts";

const tone = (h: object) => happeningTone(h as Happening);

test("[BO5] losses are highlighted most, automatic actions less, and agents' actions not at all", () => {
  for (const lost of [
    { what: "not_sent", state: "failed" },
    { what: "pushes_missed" },
    { what: "credentials_refused" },
  ])
    expect([lost, tone(lost)]).toEqual([lost, "bad"]);
  for (const due of [
    { what: "not_sent", state: "unconfirmed" },
    { what: "pushes_ceased" },
    { what: "status", why: "no_answer" },
    { what: "waits_again", why: "no_answer" },
  ])
    expect([due, tone(due)]).toEqual([due, "due"]);
  for (const plain of [
    { what: "status", why: "supervisor" },
    { what: "waits_again", why: "returned" },
    { what: "transferred" },
    { what: "pushes_came_back" },
  ])
    expect([plain, tone(plain)]).toEqual([plain, "plain"]);
});

const back = (seq: number, at: number, change: object = {}) =>
  ({
    ...{ seq, at, what: "waits_again", why: "agent_lost", session: session(`s${seq}`) },
    ...{ fromId: "xuran", fromName: "许然" },
    ...change,
  }) as unknown as Happening;
const words = (happenings: Happening[]) =>
  toldTogether(happenings).map((line) => happeningLabel(line[0] as Happening, line.length));

test("[BO5] several sessions left by one agent at once are merged into one line, and others stay", () => {
  const status = { seq: 5, at: 90_000, what: "status", why: "lost", status: "offline", agentName: "许然" };
  const all = [back(9, 150_000), back(8, 100_000), back(7, 90_000), status as unknown as Happening];
  expect(words(all)).toEqual(["许然 断线，3 个会话退回待接入", "许然 断线过久，系统设为离线"]);
});

test("[BO5] sessions left by two agents in turn get a line each", () => {
  const other = { fromId: "lin", fromName: "林知夏" };
  const all = [back(9, 90_000), back(8, 90_000, other), back(7, 90_000), back(6, 90_000, other)];
  expect(words(all)).toEqual(["许然 断线，2 个会话退回待接入", "林知夏 断线，2 个会话退回待接入"]);
});

test("[BO5] other agents, other reasons and events over a minute apart are not merged", () => {
  const other = { fromId: "lin", fromName: "林知夏" };
  expect(
    words([
      back(10, 200_000),
      back(9, 139_999),
      back(8, 100_000, other),
      back(7, 100_000, { ...other, why: "returned" }),
    ]),
  ).toEqual([
    "许然 断线，用户 -s10 退回待接入",
    "许然 断线，用户 n-s9 退回待接入",
    "林知夏 断线，用户 n-s8 退回待接入",
    "林知夏 将 用户 n-s7 退回待接入",
  ]);
});
