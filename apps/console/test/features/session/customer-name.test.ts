import { expect, test } from "vitest";
import { customerName } from "../../../src/features/session/customer-name.ts";

test("[LG10] an old remark is shown in one line and does not affect the direction around it", () => {
  expect(customerName({ openid: "o9tQe", remark: "\u202e陈\n老板" })).toBe("陈 老板");
  expect(customerName({ openid: "o9tQe", remark: "\u202e" })).toBe("用户 9tQe");
});
