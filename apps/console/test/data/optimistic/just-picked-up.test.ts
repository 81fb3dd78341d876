import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  pickedUpByOthers,
  showPickedUp,
  useJustPickedUp,
} from "../../../src/data/optimistic/just-picked-up.ts";
import { takerLabel } from "../../../src/features/session/session-labels.ts";
import { frame, meId, otherId, snapshot, waiting } from "../../fixtures.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [a, b, c] = [waiting("a"), waiting("b"), waiting("c")];
const before = snapshot({ waiting: { count: 3, sessions: [a, b, c] } });
const taking = (sessionId: string, agentId = otherId) =>
  pickedUpByOthers(before, frame(10, 11, [], { pickedUp: [{ sessionId: sessionId as never, agentId }] }));

test("[SE2] a waiting row that another agent picked up keeps its place; other rows are not listed", () => {
  expect(taking("b")).toEqual([{ session: b, agentId: otherId, index: 1 }]);
  expect([...taking("b", meId), ...taking("beyond"), ...pickedUpByOthers(before, frame(10, 11, []))]).toEqual(
    [],
  );
});

test("[SE2] each row shows its new owner for two seconds", () => {
  const { result } = renderHook(() => useJustPickedUp());
  const shown = () => result.current.map((t) => t.session.id);
  const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  act(() => showPickedUp(taking("a")));
  wait(1_000);
  act(() => showPickedUp(taking("c")));
  act(() => showPickedUp([]));
  expect(shown()).toEqual(["a", "c"]);
  wait(999);
  expect(shown()).toEqual(["a", "c"]);
  wait(1);
  expect(shown()).toEqual(["c"]);
  wait(1_000);
  expect(shown()).toEqual([]);
});

test("[SE16] an assigned session does not show as picked up", () => {
  const pickedUp = [{ sessionId: "b" as never, agentId: otherId, assigned: true as const }];
  const [assigned] = pickedUpByOthers(before, frame(10, 11, [], { pickedUp }));
  expect([assigned, ...taking("b")].map((t) => takerLabel(t, () => "许然"))).toEqual([
    "已分配给 许然",
    "许然 已接入",
  ]);
});
