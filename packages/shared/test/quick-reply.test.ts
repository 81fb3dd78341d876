import { expect, it } from "vitest";
import { slotsIn } from "../src/domain/quick-reply.ts";

it.each([
  ["blanks", `{{${" ".repeat(3_998)}`],
  ["braces", "{".repeat(4_000)],
  ["slots that never end", "{{ a".repeat(1_000)],
])("[N11] a text of nothing but %s is read at once", (_, text) => {
  const start = performance.now();
  expect(slotsIn(text)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(50);
});

it("[QR3] blanks within the braces are no part of the name", () =>
  expect(slotsIn("{{ 单号 }} {{单号}} {{  }}")).toEqual(["{{ 单号 }}", "{{单号}}", "{{  }}"]));
