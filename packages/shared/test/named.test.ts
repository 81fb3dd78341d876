import { expect, it } from "vitest";
import { apiKeyBody } from "../src/protocol/attributes.ts";
import { connectBody } from "../src/protocol/connection.ts";
import { remarkBody, renameTagBody, settingsBody, tagsBody } from "../src/protocol/http.ts";
import { newQuickReplyBody, quickReplyBody } from "../src/protocol/quick-replies.ts";
import { newSavedView, savedViewBody } from "../src/protocol/saved-views.ts";

const unseen = ["", " ", "\u200b\u2060", "\u3164", "\u0007", "\u2800\n"];
const quickReply = { scope: "team", title: "问候", text: "您好" };
const connection = {
  appId: "wx0123456789abcdef",
  originalId: "gh_0123456789ab",
  appSecret: "0123456789abcdef0123456789abcdef",
  token: "token",
  encodingAesKey: "a".repeat(43),
  mode: "secure",
  format: "json",
};
const bodies = {
  "an account": (name: string) => settingsBody.safeParse({ name }),
  "an account that is connected": (name: string) => connectBody.safeParse({ ...connection, name }),
  "a key": (name: string) => apiKeyBody.safeParse({ name }),
  "a view": (name: string) => newSavedView.safeParse({ name, view: { list: "waiting" } }),
  "a view's other name": (name: string) => savedViewBody.safeParse({ name }),
  "a quick reply": (title: string) => newQuickReplyBody.safeParse({ ...quickReply, title }),
  "a quick reply's text": (text: string) => newQuickReplyBody.safeParse({ ...quickReply, text }),
  "a quick reply's other name": (title: string) => quickReplyBody.safeParse({ title }),
  "a tag's other name": (to: string) => renameTagBody.safeParse({ from: "\u200b", to }),
};

it.each(Object.entries(bodies))("[LG9] %s has something that can be seen", (_of, take) => {
  for (const name of unseen) expect([name, take(name).success]).toEqual([name, false]);
  expect(take("\u200b新").success).toBe(true);
});

it("[LG9] [TG4] a tag that nobody can see is not put on, and can be taken off", () => {
  expect(tagsBody.parse({ add: [...unseen, " 批发 "], remove: [" \u200b ", "\u3164"] })).toEqual({
    add: ["批发"],
    remove: ["\u200b", "\u3164"],
  });
});

it("[LG9] a shortcut or a category of a quick reply that nobody can see was not typed", () => {
  for (const name of unseen)
    expect(quickReplyBody.parse({ shortcut: name, category: name })).toEqual({
      shortcut: null,
      category: "",
    });
  expect(quickReplyBody.parse({ shortcut: "wh", category: " 售后 " })).toEqual({
    shortcut: "wh",
    category: "售后",
  });
});

const named = {
  "an account": (name: string) => settingsBody.parse({ name }).name,
  "an account that is connected": (name: string) => connectBody.parse({ ...connection, name }).name,
  "a key": (name: string) => apiKeyBody.parse({ name }).name,
  "a view": (name: string) => newSavedView.parse({ name, view: { list: "waiting" } }).name,
  "a view's other name": (name: string) => savedViewBody.parse({ name }).name,
  "a quick reply": (title: string) => newQuickReplyBody.parse({ ...quickReply, title }).title,
  "a quick reply's category": (category: string) => quickReplyBody.parse({ category }).category,
  "a tag": (tag: string) => tagsBody.parse({ add: [tag] }).add[0],
  "a tag's other name": (to: string) => renameTagBody.parse({ from: "旧", to }).to,
  "a customer": (remark: string) => remarkBody.parse({ remark }).remark,
};

it.each(Object.entries(named))(
  "[LG10] the name of %s stays on one line and does not turn the text beside it",
  (_of, take) => {
    expect(take("\u202e陈\u2069老板\u202c")).toBe("陈老板");
    expect(take(" 陈\r\n老板\u2028杭州\u0007 ")).toBe("陈 老板 杭州");
    for (const name of ["سارة", "שרה\u200f", "👩‍👩‍👧 A\u200cB", "a  b", "<b>&amp;"])
      expect(take(name)).toBe(name);
  },
);

it("[LG10] the length of a name counts only the characters that are kept", () => {
  expect(tagsBody.parse({ add: [`\u202a${"长".repeat(20)}\u202c`, "\u202e批发", "批发"] }).add).toEqual([
    "长".repeat(20),
    "批发",
  ]);
  expect(remarkBody.parse({ remark: `\u202a${"长".repeat(60)}\u202c` }).remark).toBe("长".repeat(60));
});

it("[LG10] [TG4] a tag from before is taken off, renamed and looked for as it is", () => {
  const tag = "\u202e批发";
  expect(tagsBody.parse({ remove: [tag] }).remove).toEqual([tag]);
  expect(renameTagBody.parse({ from: tag, to: "批发" })).toEqual({ from: tag, to: "批发" });
  expect(newSavedView.parse({ name: "批发", view: { list: "waiting", tag } }).view).toMatchObject({ tag });
});

it("[LG10] a greeting has as many lines as it is written in", () => {
  expect(settingsBody.parse({ greeting: "您好\n请说" }).greeting).toBe("您好\n请说");
});
