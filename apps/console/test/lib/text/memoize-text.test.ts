import { expect, test, vi } from "vitest";
import { memoizeText } from "../../../src/lib/text/memoize-text.ts";

test("[KB5] results are cached up to a limit", () => {
  const reckon = vi.fn((text: string) => text.length);
  const lengthOf = memoizeText(reckon, 2);
  expect([lengthOf("一"), lengthOf("一"), lengthOf("二二")]).toEqual([1, 1, 2]);
  expect(reckon).toHaveBeenCalledTimes(2);
  lengthOf("三三三");
  lengthOf("一");
  expect(reckon.mock.calls.flat()).toEqual(["一", "二二", "三三三", "一"]);
});
