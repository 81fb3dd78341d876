import { expect, test } from "vitest";
import { notReadWords } from "../../../src/features/board/strips/not-read-words.ts";

test("[BO12] that the numbers are tried again is told only to who is signed in", () => {
  expect(notReadWords({ state: "live" }, null)).toBe("今天的数字没有读到，会自动再试");
  expect(notReadWords({ state: "disconnected" }, "10:05")).toBe(
    "今天的数字和动态停在 10:05，后来没有读到，会自动再试",
  );
  expect(notReadWords({ state: "signed_out" }, null)).toBe("今天的数字没有读到");
  expect(notReadWords({ state: "signed_out" }, "10:05")).toBe("今天的数字和动态停在 10:05");
});
