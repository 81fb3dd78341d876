import { expect, it } from "vitest";
import { neverWell } from "../check/never-well.ts";

it("[P8] the checker reports consoles that never recover after a fault or a death", () => {
  const slow = { what: "a frozen server", recoveredMs: 119_000 };
  const never = { what: "the end of server at push.received, seed 3", recoveredMs: null };
  expect(neverWell([slow, never])).toEqual([
    { promise: "P8", kind: "unsettled", about: "after the end of server at push.received, seed 3" },
  ]);
});
