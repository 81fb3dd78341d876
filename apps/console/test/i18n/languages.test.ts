import { afterEach, expect, test, vi } from "vitest";
import { english } from "../../src/i18n/english.ts";
import { changeLanguage, i18n, startLanguage } from "../../src/i18n/i18n.ts";
import { chinese, languageFor } from "../../src/i18n/languages.ts";
import { connect } from "../../src/i18n/messages/zh-CN/connect.ts";
import { conversation } from "../../src/i18n/messages/zh-CN/conversation.ts";
import { settings } from "../../src/i18n/messages/zh-CN/settings.ts";
import { supervise } from "../../src/i18n/messages/zh-CN/supervise.ts";
import { traditional } from "../../src/i18n/traditional.ts";

const plural = /_(zero|one|two|few|many|other)$/;

/** Every word by its path; plurals by their root. */
function wordsOf(words: object, path = ""): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "object"
      ? wordsOf(value, `${path}${key}.`)
      : [[path + key.replace(plural, ""), value as string] as [string, string]],
  );
}

afterEach(async () => {
  vi.restoreAllMocks();
  await changeLanguage("zh-CN");
});

test.each(Object.keys(traditional) as (keyof typeof traditional)[])(
  "[LG1] English has every word of %s",
  (area) => {
    const unique = (words: object) => [...new Set(wordsOf(words).map(([key]) => key))].toSorted();
    expect(unique(english[area])).toEqual(unique(traditional[area]));
  },
);

test("[LG1] traditional Chinese leaves the same slots open, and holds no sign of the simplified script", () => {
  const slots = (text: string) => (text.match(/{{\w+}}|<b>/g) ?? []).toSorted();
  const simplified =
    /[会没话这个复请发时户条开还员来对动过换结图给录认为线转进单备经数写关设删确额现闭号连间码检离满选试说链读据着输张扫页断点维证诉队载态随别记应键与边状处响钟问变暂调样从节绝谁验项网计]/;
  for (const [area, words] of Object.entries({ ...chinese, connect, conversation, settings, supervise })) {
    const ours = Object.fromEntries(wordsOf(traditional[area as keyof typeof traditional]));
    for (const [key, text] of wordsOf(words)) {
      expect(slots(ours[key] ?? ""), `${area}:${key}`).toEqual(slots(text));
      // What WeChat's own pages call their menus is quoted as it stands there.
      const own = (ours[key] ?? "").replace(/「[^」]*」/g, "");
      if (!key.startsWith("language.")) expect(own, `${area}:${key}`).not.toMatch(simplified);
    }
  }
});

test.each([
  [["zh-TW"], "zh-TW"],
  [["zh-Hant-HK", "zh-CN"], "zh-TW"],
  [["en-US", "zh-HK"], "zh-TW"],
  [["zh-CN", "zh-TW"], "zh-CN"],
  [["zh"], "zh-CN"],
  [["zh-Hans-TW"], "zh-CN"],
  [["en-US", "de"], "zh-CN"],
  [[], "zh-CN"],
])("[LG2] a browser that asks for %j is shown %s", (asked, shown) => {
  expect(languageFor(asked)).toBe(shown);
});

test("[LG2] [LG3] what was chosen goes before what the browser asks for", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["zh-TW", "en"]);
  await startLanguage();
  expect(i18n.language).toBe("zh-TW");
  expect(document.documentElement.lang).toBe("zh-TW");
  expect(i18n.t("status.online")).toBe("線上");
  await changeLanguage("en");
  await startLanguage();
  expect(i18n.language).toBe("en");
  expect(document.documentElement.lang).toBe("en");
});
