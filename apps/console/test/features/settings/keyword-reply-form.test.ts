import type { Keyword } from "@jieru/shared/domain/keyword-reply";
import { newKeywordReplyBody } from "@jieru/shared/protocol/keyword-replies";
import { expect, test } from "vitest";
import { problemOf, sentFields } from "../../../src/features/settings/keyword-replies/form.ts";
import { changedFields } from "../../../src/features/settings/use-stored-form.ts";

const whole = (text: string): Keyword => ({ text, match: "whole" });
const right = { name: "发货", keywords: [whole("发货")], text: "48 小时内发出" };

test.each([
  [{}, null],
  [{ name: " " }, "name_blank"],
  [{ name: "字".repeat(31) }, "name_long"],
  [{ name: "😀".repeat(30) }, null],
  [{ keywords: [whole(""), whole("\u2060")] }, "keyword_blank"],
  [{ keywords: [whole("发货"), whole("字".repeat(31))] }, "keyword_long"],
  [{ text: "\n" }, "text_blank"],
  [{ text: "字".repeat(501) }, "text_long"],
  [{ text: "单号 ｛｛单号｝｝" }, "slot"],
])("[KA1] [KA6] the form says what is wrong where the server would refuse: %o", (change, what) => {
  const sent = sentFields({ ...right, ...change });
  expect(problemOf(sent)?.what ?? null).toBe(what);
  expect(newKeywordReplyBody.safeParse(sent).success).toBe(what === null);
});

test("[KA8] only changed fields are sent, without blank lines", () => {
  const typed = { ...right, keywords: [whole(" 发货 "), whole("")], text: "48 小时内发出 " };
  expect(changedFields(right, sentFields(typed))).toEqual({});
  const more = { ...typed, keywords: [whole("发货"), whole("物流")] };
  expect(changedFields(right, sentFields(more))).toEqual({ keywords: more.keywords });
});
