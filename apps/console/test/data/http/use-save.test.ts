import { onlineManager } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Outcome } from "../../../src/data/http/outcome.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { useSave } from "../../../src/data/http/use-save.ts";

afterEach(() => {
  queryClient.clear();
  onlineManager.setOnline(true);
});

function form() {
  const answers: ((outcome: Outcome<number>) => void)[] = [];
  const send = vi.fn((_: string) => new Promise<Outcome<number>>((answer) => answers.push(answer)));
  const [onSuccess, onError] = [vi.fn(), vi.fn()];
  const { result, unmount } = renderHook(() => useSave(send, { onSuccess, onError }));
  const answer = (outcome: Outcome<number>) => act(async () => answers.shift()?.(outcome));
  const save = (text: string) => act(async () => result.current.save(text));
  return { result, unmount, send, answer, save, onSuccess, onError };
}

test("[EV17] a save is pending until it is answered", async () => {
  const { result, save, answer, onSuccess } = form();
  await save("茶");
  expect(result.current).toMatchObject({ isPending: true, sent: "茶", failure: null });
  await answer({ ok: true, value: 1 });
  expect(result.current).toMatchObject({ isPending: false, sent: undefined, value: 1, failure: null });
  expect(onSuccess.mock.lastCall?.slice(0, 2)).toEqual([1, "茶"]);
});

test("[EV17] a save is sent and pending as soon as the press is over", async () => {
  const { result, send, answer } = form();
  act(() => result.current.save("茶"));
  expect([send.mock.calls.length, result.current.isPending]).toEqual([1, true]);
  await answer({ ok: true, value: 1 });
  act(() => result.current.clear());
  expect(result.current.value).toBeUndefined();
});

test("[EV17] two presses before the next rendering save once", async () => {
  const { result, send, answer, save } = form();
  await act(async () => {
    result.current.save("茶");
    result.current.save("茶");
  });
  await save("壶");
  expect(send.mock.calls).toEqual([["茶"]]);
  await answer({ ok: true, value: 1 });
  await save("壶");
  expect(send).toHaveBeenCalledTimes(2);
});

test("[EV17] a failure is shown until the next save or until it is cleared", async () => {
  const { result, save, answer, onSuccess, onError } = form();
  await save("茶");
  await answer({ ok: false, kind: "offline" });
  expect(result.current).toMatchObject({ isPending: false, failure: { kind: "offline" } });
  await save("茶");
  expect(result.current).toMatchObject({ isPending: true, failure: null });
  await act(async () => result.current.clear());
  expect(result.current.isPending).toBe(true);
  await answer({ ok: false, kind: "problem", status: 500, problem: null });
  expect(result.current.failure).toMatchObject({ kind: "problem", status: 500 });
  await act(async () => result.current.clear());
  expect(result.current.failure).toBeNull();
  expect([onSuccess.mock.calls.length, onError.mock.calls.length]).toEqual([0, 2]);
});

test("[EV17] an answer takes effect after the form is closed", async () => {
  const { unmount, save, answer, onSuccess } = form();
  await save("茶");
  unmount();
  await answer({ ok: true, value: 1 });
  expect(onSuccess).toHaveBeenCalledTimes(1);
});

test("[EV17] a save without a network is sent at once, and not again when the network is back", async () => {
  onlineManager.setOnline(false);
  const { result, save, answer, send } = form();
  await save("茶");
  await answer({ ok: false, kind: "offline" });
  expect(result.current.failure).toMatchObject({ kind: "offline" });
  await act(async () => onlineManager.setOnline(true));
  await act(() => queryClient.resumePausedMutations());
  expect(send).toHaveBeenCalledTimes(1);
});
