import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Outcome } from "../../../src/data/http/outcome.ts";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { showAnswer } from "../../../src/data/queries/show-answer.ts";

const [list, other] = [{ queryKey: ["tea"] }, { queryKey: ["pots"] }];
beforeEach(() => void queryClient.setQueryData(list.queryKey, ["a"]));
afterEach(() => queryClient.clear());

const shown = ({ queryKey }: typeof list) => queryClient.getQueryData(queryKey);

function change(of: typeof list) {
  const { promise, resolve } = Promise.withResolvers<Outcome<string[]>>();
  const changed = showAnswer(of, promise, (items) => items);
  return (outcome: Outcome<string[]>) => {
    resolve(outcome);
    return changed;
  };
}

const ok = (...value: string[]) => ({ ok: true, value }) as const;

test("[FD9] shows the answer to the latest change when the answers arrive out of order", async () => {
  const [first, second] = [change(list), change(list)];
  await second(ok("a", "b", "c"));
  expect(shown(list)).toEqual(["a", "b", "c"]);
  await first(ok("a", "b"));
  expect(shown(list)).toEqual(["a", "b", "c"]);
});

test("[FD9] does not show the answer to a change while a later change is pending", async () => {
  const [first, second] = [change(list), change(list)];
  await first(ok("a", "b"));
  expect(shown(list)).toEqual(["a"]);
  await second(ok("a", "b", "c"));
  expect(shown(list)).toEqual(["a", "b", "c"]);
});

test("[FD9] shows the answers to changes of different lists", async () => {
  queryClient.setQueryData(other.queryKey, []);
  const [first, second] = [change(list), change(other)];
  await first(ok("a", "b"));
  await second(ok("x"));
  expect([shown(list), shown(other)]).toEqual([["a", "b"], ["x"]]);
});

test("[FD9] reads the list again when a change fails", async () => {
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  await change(list)({ ok: false, kind: "offline" });
  expect([shown(list), invalidate.mock.lastCall?.[0]]).toEqual([["a"], list]);
});
