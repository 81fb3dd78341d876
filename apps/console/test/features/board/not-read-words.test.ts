import { expect, test } from "vitest";
import { notReadWords } from "../../../src/features/board/strips/not-read-words.ts";

test("[BO12] that the numbers are tried again is told only to who is signed in", () => {
  expect(notReadWords({ state: "live" }, null)).toBe("今日数据加载失败，将自动重试");
  expect(notReadWords({ state: "disconnected" }, "10:05")).toBe(
    "今日数据和动态更新至 10:05，后续加载失败，将自动重试",
  );
  expect(notReadWords({ state: "signed_out" }, null)).toBe("今日数据加载失败");
  expect(notReadWords({ state: "signed_out" }, "10:05")).toBe("今日数据和动态更新至 10:05");
});
