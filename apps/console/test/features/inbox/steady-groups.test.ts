import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useSteadyGroups } from "../../../src/features/inbox/list/use-steady-groups.ts";
import type { Group } from "../../../src/features/session/lists.ts";
import { session } from "../../fixtures.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [a, b] = [session("a"), session("b")];
const before: Group[] = [
  { name: "due", sessions: [a] },
  { name: "answered", sessions: [b] },
];
/** One session was answered, the other has a new message. */
const after: Group[] = [
  { name: "due", sessions: [b] },
  { name: "answered", sessions: [a] },
];

function steadyList() {
  const { result, rerender } = renderHook(({ groups }) => useSteadyGroups("active", groups), {
    initialProps: { groups: before },
  });
  return {
    hand: () => result.current.pointer.on,
    list: () => result.current,
    become: (groups: Group[]) => rerender({ groups }),
    shown: () => result.current.groups,
  };
}

test("[RD22] rows keep their places under a pointer until it has rested for ten seconds", () => {
  const { hand, become, shown } = steadyList();
  act(() => hand().onPointerEnter());
  become(after);
  expect(shown()).toEqual(before);
  act(() => void vi.advanceTimersByTime(9_000));
  act(() => hand().onPointerMove());
  act(() => void vi.advanceTimersByTime(9_999));
  expect(shown()).toEqual(before);
  act(() => void vi.advanceTimersByTime(1));
  expect(shown()).toEqual(after);
  become(before);
  expect(shown()).toEqual(before);
});

test("[RD22] rows move as soon as the pointer leaves, or two seconds after a key", () => {
  const { hand, list, become, shown } = steadyList();
  act(() => hand().onPointerEnter());
  become(after);
  act(() => hand().onPointerLeave({ pointerType: "mouse" } as never));
  expect(shown()).toEqual(after);
  act(() => list().holdAfterKey());
  become(before);
  act(() => void vi.advanceTimersByTime(1_999));
  expect(shown()).toEqual(after);
  act(() => void vi.advanceTimersByTime(1));
  expect(shown()).toEqual(before);
});
