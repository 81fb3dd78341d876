import { expect, test, vi } from "vitest";
import { remembered } from "../../../src/lib/text/remembered.ts";

test("[KB5] what was reckoned of a text is remembered, but not of ever more of them", () => {
  const reckon = vi.fn((text: string) => text.length);
  const lengthOf = remembered(reckon, 2);
  expect([lengthOf("一"), lengthOf("一"), lengthOf("二二")]).toEqual([1, 1, 2]);
  expect(reckon).toHaveBeenCalledTimes(2);
  lengthOf("三三三");
  lengthOf("一");
  expect(reckon.mock.calls.flat()).toEqual(["一", "二二", "三三三", "一"]);
});
