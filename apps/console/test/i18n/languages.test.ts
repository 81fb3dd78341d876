import { afterEach, expect, test, vi } from "vitest";
import { changeLanguage, i18n, startLanguage } from "../../src/i18n/i18n.ts";
import type { Namespace } from "../../src/i18n/keys.ts";
import { languageFor } from "../../src/i18n/languages.ts";
import { listTexts, textsOf } from "./texts.ts";

const [simplified, traditional, english] = [textsOf("zh-CN"), textsOf("zh-TW"), textsOf("en")];
const namespaces = Object.keys(simplified) as Namespace[];

afterEach(async () => {
  vi.restoreAllMocks();
  await changeLanguage("zh-CN");
});

const listSlots = (text: string): string[] => [...new Set(text.match(/{{\w+}}/g))].toSorted();
const plural = /_(one|other)$/;

test.each(namespaces)("[LG1] both Chinese variants use the same slots and markup in %s", (namespace) => {
  const marks = (text: string) => (text.match(/{{\w+}}|<b>/g) ?? []).toSorted();
  const marksIn = (texts: object) => listTexts(texts).map(([path, text]) => [path, marks(text)]);
  expect(marksIn(traditional[namespace])).toEqual(marksIn(simplified[namespace]));
});

/** English names months, says "admin" for a role, and shows a slot's name literally. */
const slotsDiffer = new Set([
  "conversation.day.date",
  "conversation.day.dateWithYear",
  "sign-in.invitation.first",
  "quick-replies.form.textHint",
]);

test.each(namespaces)("[LG1] English has the slots of Chinese in %s", (namespace) => {
  const chinese = new Map(listTexts(simplified[namespace], `${namespace}.`));
  const different = listTexts(english[namespace], `${namespace}.`).filter(([path, text]) => {
    const isPlural = plural.test(path) && !chinese.has(path);
    const slotsOf = (words: string) => listSlots(words).filter((slot) => !isPlural || slot !== "{{count}}");
    const original = chinese.get(path) ?? chinese.get(path.replace(plural, ""));
    return !slotsDiffer.has(path) && String(slotsOf(text)) !== String(slotsOf(original ?? "{{missing}}"));
  });
  expect(different).toEqual([]);
});

/** Traditional Chinese without quotations and language names. */
const traditionalWords = listTexts(traditional)
  .filter(([path]) => !path.startsWith("common.language."))
  .map(([path, text]): [string, string] => [path, text.replace(/「[^」]*」/g, "")]);

/** Big5 contains only traditional characters. */
function readBig5(): Set<string> {
  const decoder = new TextDecoder("big5");
  const signs = new Set<string>();
  for (let lead = 0xa4; lead <= 0xf9; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (lead < 0xc7 || lead > 0xc8) signs.add(decoder.decode(new Uint8Array([lead, trail])));
  return signs;
}

/** In Big5 with another meaning; common as simplified characters. */
const otherwiseMeant = "么与于价体占听后几机据并复怜坏离确种签网里";

test("[LG4] traditional Chinese contains no simplified characters", () => {
  const known = readBig5();
  for (const sign of otherwiseMeant) known.delete(sign);
  expect(["國", "覆", "訊"].every((sign) => known.has(sign))).toBe(true);
  expect(["国", "讯", "后", "机"].some((sign) => known.has(sign))).toBe(false);
  const strange = traditionalWords.flatMap(([key, text]) =>
    [...text]
      .filter((sign) => /\p{Script=Han}/u.test(sign) && !known.has(sign))
      .map((sign) => `${key}: ${sign}`),
  );
  expect(strange).toEqual([]);
});

const ofTheMainland =
  /用戶|消息|信息|服務器|鏈接|設置|默認|網絡|屏幕|軟件|視頻|登錄|賬|註銷|數據|字節|刷新|點擊|緩存|應答|粘貼|添加|保存|程序|發送|鼠標|激活|支持|搜索|實時|端口|文檔|導航|頭像|短信|當前|創建|菜單|質量|接口|白屏|調用|回復|點贊|黑屏|掃碼|二維碼|一會兒/;

test("[LG4] traditional Chinese uses the vocabulary of Taiwan", () => {
  expect(traditionalWords.filter(([, text]) => ofTheMainland.test(text))).toEqual([]);
});

test.each([
  [["zh-TW"], "zh-TW"],
  [["zh-Hant-HK", "zh-CN"], "zh-TW"],
  [["en-US", "zh-HK"], "en"],
  [["de", "zh-HK"], "zh-TW"],
  [["de-DE", "en-GB", "zh-CN"], "en"],
  [["zh-CN", "zh-TW"], "zh-CN"],
  [["zh"], "zh-CN"],
  [["zh-Hans-TW"], "zh-CN"],
  [["en-US", "de"], "en"],
  [["de"], "en"],
  [[], "en"],
])("[LG2] a browser that asks for %j gets %s", (asked, shown) => {
  expect(languageFor(asked)).toBe(shown);
});

test("[LG1] [LG2] the chosen language takes precedence over the browser's", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["zh-TW", "en"]);
  await startLanguage();
  expect(i18n.language).toBe("zh-TW");
  expect(document.documentElement.lang).toBe("zh-TW");
  expect(i18n.t("status.online")).toBe("上線");
  await changeLanguage("en");
  await startLanguage();
  expect(i18n.language).toBe("en");
  expect(document.documentElement.lang).toBe("en");
});

test("[LG2] the last of two languages chosen in a row stays", async () => {
  vi.resetModules();
  const { changeLanguage, currentLanguage } = await import("../../src/i18n/i18n.ts");
  const late = changeLanguage("en");
  await changeLanguage("zh-CN");
  await late;
  expect([currentLanguage(), localStorage.getItem("jieru.language")]).toEqual(["zh-CN", "zh-CN"]);
});

test.each([
  ["zh-CN", listTexts(simplified)],
  ["zh-TW", listTexts(traditional)],
] as const)("[LG8] a space separates Chinese characters and Latin letters or digits (%s)", (_, words) => {
  const joined = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
  expect(words.length).toBeGreaterThan(500);
  expect(words.filter(([, text]) => joined.test(text))).toEqual([]);
});
