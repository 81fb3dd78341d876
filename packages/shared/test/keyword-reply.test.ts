import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeywordReplyId } from "../src/domain/ids.ts";
import {
  findKeywordReply,
  findRuleBefore,
  type Keyword,
  type KeywordReply,
  keywordMatches,
} from "../src/domain/keyword-reply.ts";
import { newKeywordReplyBody } from "../src/protocol/keyword-replies.ts";

const rule = (name: string, ...keywords: Keyword[]): KeywordReply => ({
  id: name as KeywordReplyId,
  name,
  keywords,
  text: `to ${name}`,
  on: true,
});
const whole = (text: string): Keyword => ({ text, match: "whole" });
const contained = (text: string): Keyword => ({ text, match: "contained" });
const found = (text: string, ...rules: KeywordReply[]) => findKeywordReply(rules, text)?.name ?? null;

describe("which rule answers", () => {
  it.each([
    ["发货", true, true],
    ["什么时候发货？", false, true],
    [" 发货？！ ", true, true],
    ["【发货】", true, true],
    ["发 货", false, false],
    ["退款", false, false],
    ["", false, false],
  ])("[KA2] %s, asked as a whole and as a part", (text, isWhole, isPart) => {
    expect(found(text, rule("r", whole("发货"))) !== null).toBe(isWhole);
    expect(found(text, rule("r", contained("发货"))) !== null).toBe(isPart);
  });

  it.each(["vip", "VIP", "ＶＩＰ", "ｖｉｐ。", "\u200bVip\n", "~vip～"])("[KA2] %j is VIP", (text) => {
    expect(found(text, rule("r", whole("VIP")))).toBe("r");
    expect(found("VIP", rule("r", whole(text)))).toBe("r");
  });

  it("[KA2] a keyword of punctuation alone matches itself", () => {
    expect(found("？", rule("r", whole("?")))).toBe("r");
    expect(found("在吗？", rule("r", whole("?")))).toBeNull();
    expect(found("在吗？", rule("r", contained("?")))).toBe("r");
    expect(found("👍🏻", rule("r", whole("👍🏻")))).toBe("r");
  });

  it("[KA1] the first rule that is on and has a matching keyword answers", () => {
    const rules = [
      { ...rule("off", contained("发货")), on: false },
      rule("two", whole("地址"), contained("发货")),
      rule("three", whole("发货")),
    ];
    expect(found("发货", ...rules)).toBe("two");
    expect(found("地址", ...rules)).toBe("two");
    expect(found("发货", ...rules.toReversed())).toBe("three");
    expect(found("发货")).toBeNull();
  });

  const written = fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" });
  const around = fc.constantFrom("", " ", "\n", "。", "？！", "...", "「", "　", "～");

  it("[KA2] a contained keyword matches within any sentence, in any width and case", () => {
    const sign = fc.constantFrom(..."abYZ09发货退款？！. ");
    const sentence = fc.string({ maxLength: 12, unit: sign });
    const inWords = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(..."abYZ09发货退款") });
    const isWritten = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    );
    fc.assert(
      fc.property(inWords, sentence, sentence, isWritten, (word, before, after, as) => {
        expect(found(as(before + word + after), rule("r", contained(word)))).toBe("r");
        expect(found(before + word + after, rule("r", contained(as(word))))).toBe("r");
        expect(found(as(word), rule("r", whole(word)))).toBe("r");
      }),
    );
  });

  it("[KA2] a whole match is also a contained match and ignores surrounding blanks and punctuation", () => {
    fc.assert(
      fc.property(written, written, around, around, (word, text, before, after) => {
        const isWhole = found(text, rule("r", whole(word))) !== null;
        if (isWhole) expect(found(text, rule("r", contained(word)))).toBe("r");
        fc.pre(/[\p{L}\p{N}]/u.test(word) && /[\p{L}\p{N}]/u.test(text) && !/^\p{M}/u.test(text));
        expect(found(before + text + after, rule("r", whole(word))) !== null).toBe(isWhole);
      }),
    );
  });
});

describe("a rule that stands before", () => {
  const answersFor = (keyword: Keyword, ...earlier: KeywordReply[]) =>
    findRuleBefore(earlier, keyword)?.id ?? null;

  it("[KA9] answers in place of a keyword whose every match it matches, unless it is off", () => {
    const part = rule("r", contained("发货"));
    expect(answersFor(contained("发货"), part)).toBe("r");
    expect(answersFor(whole("什么时候发货？"), part)).toBe("r");
    expect(answersFor(contained("发"), part)).toBe(null);
    expect(answersFor(contained("发货"), rule("r", whole("发货")))).toBe(null);
    expect(answersFor(whole("Ｆ1！"), rule("r", whole("f1")))).toBe("r");
    expect(answersFor(contained("发货"), { ...part, on: false })).toBe(null);
    expect(answersFor(contained(" "), part)).toBe(null);
  });

  it("[KA9] answers whatever the keyword matches", () => {
    const few = fc.string({ unit: fc.constantFrom("a", "B", "货", "！"), maxLength: 2 });
    const keyword = fc.record({ text: few, match: fc.constantFrom(...keywordMatches) });
    fc.assert(
      fc.property(keyword, keyword, few, few, (mine, theirs, head, tail) => {
        const text = head + mine.text + tail;
        if (answersFor(mine, rule("r", theirs)) && found(text, rule("mine", mine)))
          expect(found(text, rule("r", theirs))).toBe("r");
      }),
      { numRuns: 500 },
    );
  });
});

describe("the keyword reply schema", () => {
  const body = (change: object) =>
    newKeywordReplyBody.safeParse({
      name: "发货",
      keywords: [whole("发货")],
      text: "48 小时内发出",
      ...change,
    });

  it("[KA1] a name, one to ten keywords, and a text; it is on", () => {
    expect(body({}).data).toMatchObject({ name: "发货", on: true });
    for (const wrong of [
      { name: " " },
      { name: "字".repeat(31) },
      { keywords: [] },
      { keywords: Array(11).fill(whole("发货")) },
      { keywords: [whole("\u2060")] },
      { keywords: [whole("字".repeat(31))] },
      { text: "" },
      { text: "字".repeat(501) },
    ])
      expect(body(wrong).success, JSON.stringify(wrong).slice(0, 60)).toBe(false);
  });

  it.each(["{{opens}}", "｛｛opens｝｝", "{{customer}}您好", "单号 {{单号}}"])(
    "[KA6] refuses a slot, as no agent fills it in: %s",
    (text) => {
      expect(body({ text }).error?.issues[0]?.path).toEqual(["text"]);
    },
  );
});
