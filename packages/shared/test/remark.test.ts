import { expect, test } from "vitest";
import { asRemark, remarkLength } from "../src/domain/remark.ts";

test("[AT12] a remark is one line and is cut between characters at its limit", () => {
  expect(asRemark("  陈老板\n 杭州 ")).toBe("陈老板 杭州");
  const most = "陈".repeat(remarkLength);
  expect(asRemark(`${most}老板`)).toBe(most);
  expect(asRemark(`${most.slice(1)}🍵老板`)).toBe(`${most.slice(1)}🍵`);
  expect(asRemark("🍵".repeat(remarkLength + 1))).toBe("🍵".repeat(remarkLength));
  expect(asRemark(" \n ")).toBe("");
  expect(asRemark("\u202e陈\u2028老板")).toBe("陈 老板");
});
