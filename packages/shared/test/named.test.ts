import { expect, it } from "vitest";
import { apiKeyBody } from "../src/protocol/attributes.ts";
import { connectBody } from "../src/protocol/connection.ts";
import { renameTagBody, settingsBody, tagsBody } from "../src/protocol/http.ts";
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
