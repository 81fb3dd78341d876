import { expect, test } from "vitest";
import { aboutOf } from "../../src/settings/audit/audit-log.ts";

const id = "01a20fcc-d24d-7bf5-867c-d02a81d54375";
const words = { agent: "客服", supervisor: "主管", admin: "管理员" };

test.each([
  [{ about: `${id} supervisor`, aboutName: "林知夏" }, "林知夏 主管"],
  [{ about: `${id} agent`, aboutName: null }, "客服"],
  [{ about: id, aboutName: null }, ""],
  [{ about: "exceedByHand name", aboutName: null }, "exceedByHand name"],
  [{ about: null, aboutName: null }, ""],
])("[AU3] %j reads as %j", (record, text) => {
  expect(aboutOf(record, (role) => words[role])).toBe(text);
});
