import { expect, it } from "vitest";
import { almostSlot, fillQuickReply, repliesFor, slotsIn, textOfParts } from "../src/domain/quick-reply.ts";

it.each([
  ["blanks", `{{${" ".repeat(3_998)}`],
  ["braces", "{".repeat(4_000)],
  ["slots that never end", "{{ a".repeat(1_000)],
  ["wide braces", "｛".repeat(4_000)],
])("[N11] a text of nothing but %s is read at once", (_, text) => {
  const before = process.threadCpuUsage();
  expect(slotsIn(text)).toEqual([]);
  expect(almostSlot(text)).toBeNull();
  const { user, system } = process.threadCpuUsage(before);
  expect(user + system, "in µs on a processor").toBeLessThan(50_000);
});

it("[QR3] blanks within the braces are no part of the name", () =>
  expect(slotsIn("{{ 单号 }} {{单号}} {{  }}")).toEqual(["{{ 单号 }}", "{{单号}}", "{{  }}"]));

it("[QR3] a customer without a remark is called 您, which is not repeated before 您好", () => {
  const filled = (text: string, customer = "您") =>
    textOfParts(fillQuickReply(text, { customer, agent: "林", account: "店" }));
  expect(
    ["{{customer}}您好", "{{customer}}好", "{{customer}}，您的单号"].map((text) => filled(text)),
  ).toEqual(["您好", "您好", "您，您的单号"]);
  expect(filled("{{customer}}您好", "苏小姐")).toBe("苏小姐您好");
});

it("[QR3] wide braces, as a Chinese IME writes them, are braces", () => {
  expect(slotsIn("单号 ｛｛单号｝｝")).toEqual(["｛｛单号｝｝"]);
  const values = { customer: "苏小姐", agent: "林", account: "店" };
  expect(textOfParts(fillQuickReply("｛｛customer｝｝您好", values))).toBe("苏小姐您好");
});

it.each([
  ["单号是 {单号}，请查收", "{单号}"],
  ["单号是 ｛单号｝，请查收", "｛单号｝"],
  ["{{单号}} 和 {电话}", "{电话}"],
  ["{{单号}}", null],
  ["｛｛单号｝｝", null],
  ["{}", null],
])("[QR9] almostSlot finds in %s the text that only looks like a slot: %s", (text, found) =>
  expect(almostSlot(text)).toBe(found),
);

it("[QR4] a quick reply without text costs no reply", () => {
  expect([repliesFor(""), repliesFor(" \n")]).toEqual([0, 0]);
  expect(repliesFor("您好")).toBe(1);
});
