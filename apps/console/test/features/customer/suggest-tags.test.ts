import { expect, test } from "vitest";
import { suggestTags } from "../../../src/features/customer/tags/suggest-tags.ts";

/** The most used first, as the server tells them. */
const known = Array.from({ length: 12 }, (_, i) => ({ tag: `老客${i}`, uses: 20 - i }));
const names = (tags: readonly string[], typed: string) => suggestTags(known, tags, typed).map((s) => s.tag);

test("[TG3] the most used first, eight at most, none that is on already; what is typed itself first where it is known, else last, as new", () => {
  expect(names(["老客0"], "")).toEqual(known.slice(1, 9).map((k) => k.tag));
  expect(names([], "客1")).toEqual(["老客1", "老客10", "老客11", "客1"]);
  expect(suggestTags(known, [], "客1").at(-1)).toEqual({ tag: "客1", uses: 0 });
  expect(names([], " 老客11 ")).toEqual(["老客11"]);
  expect(names([], "老客1")).toEqual(["老客1", "老客10", "老客11"]);
  expect(names(["老客1"], "老客1")).toEqual(["老客10", "老客11"]);
});
