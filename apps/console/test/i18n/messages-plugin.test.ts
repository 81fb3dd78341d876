import { expect, test } from "vitest";
import { textsIn } from "../../messages-plugin.ts";
import type { Messages } from "../../src/i18n/message.ts";

const messages: Messages = {
  found: {
    "zh-CN": "{{count}} 条",
    "zh-TW": "{{count}} 則",
    en: { one: "{{count}} hit", other: "{{count}} hits" },
  },
  // Keys may be names of languages.
  language: { "zh-CN": { "zh-CN": "简体中文", "zh-TW": "簡體中文", en: "Chinese" } },
};

test("a message file compiles to the texts of one language, plural forms after their key", () => {
  expect(textsIn("zh-TW", messages)).toEqual({ found: "{{count}} 則", language: { "zh-CN": "簡體中文" } });
  expect(textsIn("en", messages)).toEqual({
    found_one: "{{count}} hit",
    found_other: "{{count}} hits",
    language: { "zh-CN": "Chinese" },
  });
});
