import { afterEach, expect, test, vi } from "vitest";
import { currentToasts } from "../../src/lib/toast-store.ts";
import { copyText } from "../../src/ui/copy-text.ts";

const toasts = () => currentToasts().map(({ text }) => text);
const copied: string[] = [];

/** A browser that allows or refuses the copy command. */
function browser(isAllowed: boolean): void {
  Object.assign(document, {
    execCommand: () => {
      const clipboardData = { setData: (_type: string, text: string) => copied.push(text) };
      return isAllowed && document.dispatchEvent(Object.assign(new Event("copy"), { clipboardData }));
    },
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  copied.length = 0;
  Object.assign(document, { execCommand: undefined });
});

test("[EV18] copying falls back to the copy command, then shows the text", async () => {
  vi.stubGlobal("navigator", {});
  browser(true);
  await copyText("oSu9tQe", "已复制");
  expect([copied, toasts()]).toEqual([["oSu9tQe"], ["已复制"]]);
  browser(false);
  await copyText("oSu9tQe", "已复制");
  expect([copied, toasts().at(-1)]).toEqual([["oSu9tQe"], "请手动复制：oSu9tQe"]);
});

test("[EV18] copying falls back when the clipboard refuses, and not after it succeeds", async () => {
  browser(true);
  const writeText = vi.fn(() => Promise.reject(new DOMException("no", "NotAllowedError")));
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  await copyText("a", "已复制");
  expect([copied, toasts()]).toEqual([["a"], ["已复制"]]);
  writeText.mockImplementation(() => Promise.resolve() as never);
  await copyText("b", "已复制");
  expect(writeText).toHaveBeenLastCalledWith("b");
  expect(copied).toEqual(["a"]);
});
