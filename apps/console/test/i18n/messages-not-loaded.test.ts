import { afterEach, beforeEach, expect, test, vi } from "vitest";

const cutOff = async () => {
  throw new TypeError("Failed to fetch dynamically imported module: https://a/english.js");
};
const fetchMock = vi.fn(cutOff);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", fetchMock.mockClear());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A fresh page whose server has no English messages. */
async function page() {
  vi.resetModules();
  const { messageLoaders } = await import("../../src/i18n/languages.ts");
  messageLoaders.en = cutOff;
  return await import("../../src/i18n/i18n.ts");
}

test("[TR9] a page whose messages cannot be loaded is shown in Chinese, and reloads later", async () => {
  localStorage.setItem("jieru.language", "en");
  const { startLanguage, currentLanguage } = await page();
  await startLanguage();
  expect(currentLanguage()).toBe("zh-CN");
  expect(document.documentElement.lang).not.toBe("en");
  expect(fetchMock.mock.calls).toEqual([["/manifest.webmanifest", expect.anything()]]);
});

test("[TR9] [LG2] choosing a language that cannot be loaded shows a toast and applies after a reload", async () => {
  const { changeLanguage, currentLanguage } = await page();
  await changeLanguage("en");
  expect([currentLanguage(), localStorage.getItem("jieru.language")]).toEqual(["zh-CN", "en"]);
  const { currentToasts: toasts } = await import("../../src/lib/toast-store.ts");
  expect(toasts().map(({ text }) => text)).toEqual([expect.stringContaining("此部分未能加载")]);
  expect(fetchMock).toHaveBeenCalledOnce();
});
