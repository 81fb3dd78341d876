import type { AgentId } from "@jieru/shared/domain/ids";
import type { Board } from "@jieru/shared/protocol/board";
import { expect, it } from "vitest";
import { agentRows } from "../../../src/features/board/agents/agent-rows.ts";
import { keepOrder } from "../../../src/ui/lists/held-rows.ts";
import { agent, meId, otherId, session, snapshot, startedAt } from "../../fixtures.ts";

const id = (name: string) => name as AgentId;
const owned = (name: string, ownerId: AgentId, unansweredSince: number | null) =>
  session(name, { ownerId, unansweredSince });

const names = (rows: { agent: { id: string } }[]) => rows.map((r) => r.agent.id);

it("[BO6] absent agents with an unanswered customer come first, then the longest unanswered, offline agents last", () => {
  const desk = snapshot({
    agents: [
      agent(id("idle")),
      agent(id("gone"), { status: "offline" }),
      agent(id("busy")),
      agent(id("busier")),
      agent(id("away"), { status: "away" }),
      agent(id("left"), { status: "away", statusWhy: "no_answer" }),
    ],
    sessions: [
      owned("a", id("busy"), startedAt + 2),
      owned("b", id("busier"), startedAt + 1),
      owned("c", id("left"), startedAt + 3),
      owned("d", id("away"), null),
    ],
  });
  expect(names(agentRows(desk, undefined))).toEqual(["left", "busier", "busy", "idle", "away", "gone"]);
});

it("[EV13] the number of today's pick-ups is unknown until the server has sent it", () => {
  const desk = snapshot({ agents: [agent(meId)] });
  expect(agentRows(desk, undefined)).toMatchObject([{ pickedUp: null }]);
  expect(agentRows(desk, { agents: [] } as unknown as Board)).toMatchObject([{ pickedUp: 0 }]);
});

it("[BO6] rows keep their places while held, and a new row is added at the end", () => {
  const rows = agentRows(snapshot({ agents: [agent(id("a")), agent(id("b")), agent(id("c"))] }), undefined);
  const shown = ["c", "a"].flatMap((name) => rows.filter(({ agent }) => agent.id === name));
  expect(names(keepOrder(shown, rows, ({ agent }) => agent.id))).toEqual(["c", "a", "b"]);
});

it("[BO6] rows count due and answered sessions separately and take today's numbers from the board", () => {
  const board = {
    agents: [{ agentId: meId, pickedUp: 31, firstResponseMs: 82_000 }],
  } as unknown as Board;
  const desk = snapshot({
    sessions: [
      owned("new", meId, startedAt + 9),
      owned("old", meId, startedAt),
      owned("done", meId, null),
      session("asleep", { state: "inactive", unansweredSince: startedAt - 5 }),
    ],
  });
  const row = agentRows(desk, board).find((r) => r.agent.id === meId);
  expect(row?.due.map((s) => s.id)).toEqual(["old", "new"]);
  expect(row).toMatchObject({
    answered: 1,
    unansweredSince: startedAt - 5,
    pickedUp: 31,
    firstResponseMs: 82_000,
  });
});

it.each([
  [{ status: "away", statusWhy: "no_answer" }, 0, { remark: "no_answer" }],
  [{ status: "offline", statusWhy: "lost" }, 0, { remark: "lost" }],
  [{ status: "away", statusWhy: "supervisor" }, 0, { remark: "by_supervisor" }],
  [
    { status: "offline", statusWhy: "supervisor", whenBack: "away" },
    0,
    { remark: "when_back", status: "away" },
  ],
  [{ status: "offline", statusWhy: "supervisor" }, 0, { remark: "by_supervisor" }],
  [{ status: "away" }, 2, { remark: "left_unanswered", count: 2 }],
  [{ load: 9, capacity: 8, auto: true }, 0, { remark: "over_capacity", count: 1 }],
  [{ auto: false }, 1, { remark: "manual_only" }],
  [{ auto: true }, 1, null],
] as const)(
  "[BO6] the remark shows the most important fact of %j with %i unanswered",
  (change, unanswered, remark) => {
    const sessions = Array.from({ length: unanswered }, (_, i) => owned(`s${i}`, otherId, startedAt));
    const desk = snapshot({ agents: [agent(otherId, change)], sessions });
    expect(agentRows(desk, undefined)[0]?.remark).toEqual(remark);
  },
);
