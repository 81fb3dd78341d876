import { expect, test } from "vitest";
import { loadFailureLabel } from "../../../src/features/board/strips/load-failure-labels.ts";

test("[BO12] a failed load promises a retry only to a signed-in agent", () => {
  expect(loadFailureLabel({ state: "live" }, null)).toBe("今日数据加载失败，将自动重试");
  expect(loadFailureLabel({ state: "disconnected" }, "10:05")).toBe(
    "今日数据和动态更新至 10:05，后续加载失败，将自动重试",
  );
  expect(loadFailureLabel({ state: "signed_out" }, null)).toBe("今日数据加载失败");
  expect(loadFailureLabel({ state: "signed_out" }, "10:05")).toBe("今日数据和动态更新至 10:05");
});
