import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { fillQuickReply, slotsIn, textOfParts } from "@jieru/shared/domain/quick-reply";
import { describe, expect, test } from "vitest";
import { searchQuickReplies } from "../../../../src/features/conversation/quick-replies/search.ts";
import { searchIn } from "../../../../src/features/conversation/quick-replies/search-in.ts";
import { openSlotIn, slotAfter } from "../../../../src/features/conversation/quick-replies/slots.ts";
import { initialsOf } from "../../../../src/lib/text/initials.ts";

const quickReply = (title: string, change: Partial<QuickReply> = {}): QuickReply =>
  ({
    id: title,
    scope: "team",
    title,
    category: "",
    shortcut: null,
    text: "在的",
    position: 0,
    ...change,
  }) as QuickReply;
const all = [
  quickReply("问候", { shortcut: "hi", text: "{{customer}}您好" }),
  quickReply("破损补发", { category: "售后", text: "单号 {{单号}}，预计 {{日期}} 送达" }),
  quickReply("补发单号", { text: "已寄出" }),
  quickReply("Delivery time", { text: "三天" }),
];
const found = (search: string) => searchQuickReplies(all, search).map((q) => q.title);

describe("[QR7] search text", () => {
  test.each([
    ["/补发", "补发"],
    ["／补发", "补发"],
    ["、bf", "bf"],
    ["/", ""],
    ["你好/", null],
    [" /a", null],
    ["/a\n", null],
    ["", null],
  ])("%j → %j", (text, search) => expect(searchIn(text)).toBe(search));

  test("finds by title, shortcut, pinyin initials, category and text, the best match first", () => {
    expect(found("")).toHaveLength(4);
    expect(found("补发")).toEqual(["补发单号", "破损补发"]);
    expect(found("HI")).toEqual(["问候"]);
    expect(found("bf")).toEqual(["补发单号", "破损补发"]);
    expect(found("psbf")).toEqual(["破损补发"]);
    expect(found("售后")).toEqual(["破损补发"]);
    expect(found("三天")).toEqual(["Delivery time"]);
    expect(found("delivery")).toEqual(["Delivery time"]);
    expect(found("没有这个")).toEqual([]);
  });

  test("knows the initials of common characters", () =>
    expect(initialsOf("啊吧才大鹅飞个好就看了吗能哦怕去人三他我小一在 A1")).toBe(
      "abcdefghjklmnopqrstwxyz a1",
    ));
});

describe("[QR3] variables and slots", () => {
  const values = { customer: "苏小姐", agent: "林知夏", account: "半山茶器" };
  const filled = (text: string, change = {}) => textOfParts(fillQuickReply(text, { ...values, ...change }));
  test("known variables are filled in, others stay as written", () => {
    expect(filled("{{customer}}您好，我是{{ agent }}，{{account}}，单号 {{单号}}")).toBe(
      "苏小姐您好，我是林知夏，半山茶器，单号 {{单号}}",
    );
    expect(slotsIn("{{customer}} {{单号}} {{日期}} {{}} {a}")).toEqual(["{{单号}}", "{{日期}}"]);
  });
  test("a polite address is not doubled", () => {
    expect(filled("{{customer}}您好", { customer: "您" })).toBe("您好");
    expect(filled("请{{customer}}稍等", { customer: "您" })).toBe("请您稍等");
  });
  test("a remark with braces stays unchanged", () =>
    expect(filled("{{customer}}好", { customer: "{{agent}}" })).toBe("{{agent}}好"));
});

describe("[QR8] open slots", () => {
  test("only slots of a quick reply block sending", () => {
    expect(openSlotIn("单号 {{单号}}", all)).toBe("{{单号}}");
    expect(openSlotIn("单号 SF123，{{日期}}", all)).toBe("{{日期}}");
    expect(openSlotIn("模板写 {{name}}", all)).toBeNull();
    expect(openSlotIn("单号 SF123", all)).toBeNull();
  });
  test("Tab visits them from left to right", () => {
    const text = "单号 {{单号}}，{{日期}} 到";
    expect(slotAfter(text, 0)).toEqual({ start: 3, end: 9 });
    expect(slotAfter(text, 9)).toEqual({ start: 10, end: 16 });
    expect(slotAfter(text, 16)).toBeNull();
  });
});
