import { afterEach, beforeEach, expect, test, vi } from "vitest";

const cutOff = async () => {
  throw new TypeError("Failed to fetch dynamically imported module: https://a/english.js");
};
const asked = vi.fn(cutOff);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", asked.mockClear());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A page that has not been loaded anew, whose server has no words of English. */
async function page() {
  vi.resetModules();
  const { loadTexts } = await import("../../src/i18n/languages.ts");
  loadTexts.en = cutOff;
  return await import("../../src/i18n/i18n.ts");
}

test("[TR9] a page whose words cannot be fetched is drawn all the same, and loaded anew once the server answers", async () => {
  localStorage.setItem("jieru.language", "en");
  const { startLanguage, currentLanguage } = await page();
  await startLanguage();
  expect(currentLanguage()).toBe("zh-CN");
  expect(document.documentElement.lang).not.toBe("en");
  expect(asked.mock.calls).toEqual([["/manifest.webmanifest", expect.anything()]]);
});

test("[TR9] [LG2] a language whose words cannot be fetched says so, and is what the page speaks when it is loaded anew", async () => {
  const { changeLanguage, currentLanguage } = await page();
  await changeLanguage("en");
  expect([currentLanguage(), localStorage.getItem("jieru.language")]).toEqual(["zh-CN", "en"]);
  const { currentToasts: said } = await import("../../src/lib/toast-store.ts");
  expect(said().map(({ text }) => text)).toEqual([expect.stringContaining("此部分未能加载")]);
  expect(asked).toHaveBeenCalledOnce();
});
