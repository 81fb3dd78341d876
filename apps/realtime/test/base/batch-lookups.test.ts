import { expect, it } from "vitest";
import { batchLookups } from "../../src/base/batch-lookups.ts";

/** Queries that resolve on demand with their keys in upper case. */
function answering() {
  const queries: string[][] = [];
  const under: PromiseWithResolvers<void>[] = [];
  const find = batchLookups<string>(async (keys) => {
    queries.push([...keys]);
    const answer = Promise.withResolvers<void>();
    under.push(answer);
    await answer.promise;
    return new Map(keys.filter((key) => key !== "nobody").map((key) => [key, key.toUpperCase()]));
  });
  return { queries, find, next: () => under.shift() as PromiseWithResolvers<void> };
}

it("[DE16] keys requested during a query are combined into the next one", async () => {
  const { queries, find, next } = answering();
  const first = find("a");
  const others = [find("b"), find("nobody"), find("b")];
  expect(queries).toEqual([["a"]]);
  next().resolve();
  expect(await first).toBe("A");
  await expect.poll(() => queries).toEqual([["a"], ["b", "nobody"]]);
  next().resolve();
  expect(await Promise.all(others)).toEqual(["B", undefined, "B"]);
});

it("[DE16] a failed query fails its own callers, and the next one runs", async () => {
  const { find, next } = answering();
  const [first, second] = [find("a"), find("b")];
  next().reject(new Error("away"));
  await expect(first).rejects.toThrow("away");
  next().resolve();
  expect(await second).toBe("B");
});
