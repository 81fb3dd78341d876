import { expect, it } from "vitest";
import { loadBlocks } from "../../../src/features/board/agents/load-blocks.ts";
import { boardFacts } from "../../../src/features/board/strips/board-facts.ts";
import { waitingReason } from "../../../src/features/board/waiting/waiting-reason.ts";
import { agent, meId, otherId, session, snapshot, startedAt, waiting } from "../../fixtures.ts";

const line = { count: 1, sessions: [waiting("w")] };

it("[BO6] the pane says why nobody picks up the waiting customers", () => {
  const why = (...agents: ReturnType<typeof agent>[]) => waitingReason(snapshot({ waiting: line, agents }));
  expect(why(agent(meId, { status: "away" }))).toEqual({ reason: "nobody_online" });
  expect(why(agent(meId), agent(otherId))).toEqual({ reason: "nobody_auto", count: 2 });
  expect(why(agent(meId, { auto: true, load: 10 }), agent(otherId))).toEqual({
    reason: "auto_full",
    count: 1,
  });
  expect(why(agent(meId, { auto: true }))).toBeNull();
  expect(waitingReason(snapshot({ agents: [] }))).toBeNull();
});

it("[BO6] [BO10] free capacity counts online agents, separately for automatic pick-up; due counts include inactive sessions separately", () => {
  const agents = [
    agent(meId, { auto: true, load: 9 }),
    agent(otherId, { load: 12 }),
    agent("gone" as never, { status: "away" }),
  ];
  const sessions = [
    session("a", { unansweredSince: startedAt }),
    session("b"),
    session("c", { state: "inactive" }),
    session("d", { state: "inactive", unansweredSince: startedAt }),
  ];
  expect(boardFacts(snapshot({ agents, sessions, waiting: line }))).toMatchObject({
    waiting: 1,
    longestSince: startedAt,
    active: 2,
    due: 1,
    dueAsleep: 1,
    free: 1,
    freeAuto: 1,
    autoAgents: 1,
    online: 2,
    bound: 3,
  });
});

it("[BO6] the load bar draws one block per session, the overflow, and the dragged session", () => {
  const row = (due: number, answered: number, capacity: number) =>
    ({ agent: agent(meId, { capacity }), due: Array(due).fill(session("s")), answered }) as never;
  expect(loadBlocks(row(1, 1, 4), false)).toEqual(["due", "busy", "room", "room"]);
  expect(loadBlocks(row(1, 1, 3), true)).toEqual(["due", "busy", "ghost"]);
  expect(loadBlocks(row(1, 2, 2), true)).toEqual(["due", "busy", "over", "ghost"]);
});
