import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showTaken, takenByOthers, useJustTaken } from "../../../src/data/optimistic/just-taken.ts";
import { takenWords } from "../../../src/features/session/session-words.ts";
import { frame, meId, otherId, snapshot, waiting } from "../../desk.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [a, b, c] = [waiting("a"), waiting("b"), waiting("c")];
const before = snapshot({ waiting: { count: 3, sessions: [a, b, c] } });
const taking = (sessionId: string, agentId = otherId) =>
  takenByOthers(before, frame(10, 11, [], { pickedUp: [{ sessionId: sessionId as never, agentId }] }));

test("[SE2] a row of the line that somebody else picked up is known by its place; one's own and others are not", () => {
  expect(taking("b")).toEqual([{ session: b, agentId: otherId, index: 1 }]);
  expect([...taking("b", meId), ...taking("beyond"), ...takenByOthers(before, frame(10, 11, []))]).toEqual(
    [],
  );
});

test("[SE2] it says who for two seconds, each row on its own", () => {
  const { result } = renderHook(() => useJustTaken());
  const shown = () => result.current.map((t) => t.session.id);
  const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  act(() => showTaken(taking("a")));
  wait(1_000);
  act(() => showTaken(taking("c")));
  act(() => showTaken([]));
  expect(shown()).toEqual(["a", "c"]);
  wait(999);
  expect(shown()).toEqual(["a", "c"]);
  wait(1);
  expect(shown()).toEqual(["c"]);
  wait(1_000);
  expect(shown()).toEqual([]);
});

test("[SE16] the place of one that a supervisor assigned does not say that the agent picked it up", () => {
  const pickedUp = [{ sessionId: "b" as never, agentId: otherId, assigned: true as const }];
  const [assigned] = takenByOthers(before, frame(10, 11, [], { pickedUp }));
  expect([assigned, ...taking("b")].map((t) => takenWords(t, () => "许然"))).toEqual([
    "已分配给 许然",
    "许然 已接入",
  ]);
});
