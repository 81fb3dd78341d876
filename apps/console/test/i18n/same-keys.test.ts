import { expect, test } from "vitest";
import { english } from "../../src/i18n/english.ts";
import { chinese as firstLoad } from "../../src/i18n/languages.ts";
import { settings } from "../../src/i18n/messages/zh-CN/settings.ts";
import { supervise } from "../../src/i18n/messages/zh-CN/supervise.ts";

const chinese = { ...firstLoad, settings, supervise };
const plural = /_(zero|one|two|few|many|other)$/;

function keysOf(words: object, path = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "object" ? keysOf(value, `${path}${key}.`) : [path + key.replace(plural, "")],
  );
}

test.each(Object.keys(chinese) as (keyof typeof chinese)[])(
  "%s has the same keys in both languages",
  (area) => {
    const unique = (words: object) => [...new Set(keysOf(words))].toSorted();
    expect(unique(english[area])).toEqual(unique(chinese[area]));
  },
);
