import { expect, test } from "vitest";
import { rowTime } from "../../src/inbox/session-words.ts";
import { waiting } from "../desk.ts";

const minute = 60_000;

test("[AL5] a row in the line is coloured once its customer has waited longer than the account's target", () => {
  const toneAfter = (waitedMs: number) =>
    rowTime(waiting("a", { waitingSince: 1 }), 1 + waitedMs, 5 * minute).tone;
  expect([0, 4 * minute, 5 * minute].map(toneAfter)).toEqual(["plain", "plain", "plain"]);
  expect(toneAfter(5 * minute + 1)).toBe("waiting");
});
