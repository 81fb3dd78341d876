import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReturnedText, withReturnedText } from "../../../src/data/drafts/returned-texts.ts";

const putAll = (box: string, all: readonly ReturnedText[]): string =>
  all.reduce((now, one, i) => withReturnedText(now, all.slice(0, i), one), box);

test("[DR11] returned texts keep the order of writing and come before newer text, in any order of return", () => {
  const written = ["一", "二\n第二行", "三", "四"].map((text, at) => ({ text, at }));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(written, { minLength: 1 }),
      fc.constantFrom("", "还有"),
      (pressed, since) => {
        const inOrder = pressed.toSorted((a, b) => a.at - b.at).map(({ text }) => text);
        expect(putAll(since, pressed)).toBe([...inOrder, ...(since ? [since] : [])].join("\n"));
      },
    ),
  );
});

test("[DR11] a returned text goes first when the earlier returned text was edited", () => {
  expect(withReturnedText("一改过\n还有", [{ text: "一", at: 1 }], { text: "二", at: 2 })).toBe(
    "二\n一改过\n还有",
  );
  expect(withReturnedText("开头\n一\n还有", [{ text: "一", at: 1 }], { text: "二", at: 2 })).toBe(
    "开头\n一\n二\n还有",
  );
});
