import fc from "fast-check";
import { expect, test } from "vitest";
import { type PutBack, withPutBack } from "../../../src/data/drafts/put-back.ts";

/** The box after each of them was put back into it. */
const putAll = (box: string, all: readonly PutBack[]): string =>
  all.reduce((now, one, i) => withPutBack(now, all.slice(0, i), one), box);

test("[DR14] in whatever order they are put back, they stand as they were written, in front of what was written since", () => {
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

test("[DR14] of what was put back and changed since nothing is known any more: the next one comes in front", () => {
  expect(withPutBack("一改过\n还有", [{ text: "一", at: 1 }], { text: "二", at: 2 })).toBe(
    "二\n一改过\n还有",
  );
  expect(withPutBack("开头\n一\n还有", [{ text: "一", at: 1 }], { text: "二", at: 2 })).toBe(
    "开头\n一\n二\n还有",
  );
});
