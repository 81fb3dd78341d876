import { expect, test } from "vitest";
import { createI18n } from "../../src/i18n/instance.ts";

function fixture() {
  const words = createI18n("zh-CN", "common", {
    common: { cancel: "取消", wait: { left_other: "还剩 {{count}} 位" } },
    inbox: { hello: "你好，{{name}}", only: "只有中文" },
  });
  words.addResourceBundle("en", "common", {
    cancel: "Cancel",
    wait: { left_one: "{{count}} left", left_other: "{{count}} left over" },
  });
  words.addResourceBundle("en", "inbox", { hello: "Hello {{name}}" });
  return words;
}

test("a key is a path in its namespace, or names another namespace", () => {
  const words = fixture();
  const inbox = words.getFixedT(null, "inbox");
  expect(words.t("cancel")).toBe("取消");
  expect(inbox("hello", { name: "许然" })).toBe("你好，许然");
  expect(words.t("inbox:hello", { name: "a $& b" })).toBe("你好，a $& b");
  expect(inbox("common:cancel")).toBe("取消");
});

test("[LG5] a name is inserted literally, without slots, keys or markup", () => {
  const { t } = fixture();
  for (const name of ["{{count}}", "{{name}}", "{{- name}}", "$t(common:cancel)", "<b>A</b> & 'B'", '"$1"'])
    expect(t("inbox:hello", { name, count: 7 })).toBe(`你好，${name}`);
});

test("[LG5] a right-to-left name is isolated in its slot, and direction marks are removed", () => {
  const { t } = fixture();
  const hello = (name: string) => t("inbox:hello", { name });
  expect(hello("سارة")).toBe("你好，\u2068سارة\u2069");
  expect(hello("\u202eeciv\u2069res")).toBe("你好，ecivres");
  expect(hello("\u2067שרה")).toBe("你好，\u2068שרה\u2069");
  const turning = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
  for (const sign of turning) expect(hello(`A${String.fromCodePoint(sign)}B`)).toBe("你好，AB");
  // Hebrew, Arabic and its presentation forms, Thaana, N'Ko, Adlam, and a single mark.
  for (const name of ["שרה", "سارة", "\ufefb\ufb50", "ޢާއިޝާ", "ߊߡߊ", "𞤀𞤃𞤀", "A\u200f"])
    expect(hello(name)).toBe(`你好，\u2068${name}\u2069`);
  expect(hello("林❤️")).toBe("你好，林❤️");
  expect(hello("👩‍👩‍👧 A\u200cB")).toBe("你好，👩‍👩‍👧 A\u200cB");
});

test("the count chooses the plural form of the language", async () => {
  const words = fixture();
  expect(words.t("wait.left", { count: 1 })).toBe("还剩 1 位");
  await words.changeLanguage("en");
  expect(words.t("wait.left", { count: 1 })).toBe("1 left");
  expect(words.t("wait.left", { count: 2 })).toBe("2 left over");
});

test("a missing text falls back to Chinese, an unknown key is shown, an empty slot is omitted", async () => {
  const words = fixture();
  await words.changeLanguage("en");
  expect(words.t("inbox:only")).toBe("只有中文");
  expect(words.t("nothing.here")).toBe("nothing.here");
  expect(words.t("inbox:hello")).toBe("Hello ");
  expect(words.exists("nothing.here")).toBe(false);
  expect(words.exists("inbox:only")).toBe(true);
});

test("[LG1] an empty text shows nothing, not its key", () => {
  const words = createI18n("zh-CN", "common", { common: { said: { on: "", off: "无声" } } });
  expect([words.t("said.on"), words.t("said.off")]).toEqual(["", "无声"]);
});
