import { expect, test } from "vitest";
import { suggestTags } from "../../../src/features/customer/tags/suggest-tags.ts";

const known = Array.from({ length: 12 }, (_, i) => ({ tag: `老客${i}`, uses: 20 - i }));
const names = (tags: readonly string[], typed: string) => suggestTags(known, tags, typed).map((s) => s.tag);

test("[TG3] suggests at most eight unused tags, the most used first, and the typed one", () => {
  expect(names(["老客0"], "")).toEqual(known.slice(1, 9).map((k) => k.tag));
  expect(names([], "客1")).toEqual(["老客1", "老客10", "老客11", "客1"]);
  expect(suggestTags(known, [], "客1").at(-1)).toEqual({ tag: "客1", uses: 0 });
  expect(names([], " 老客11 ")).toEqual(["老客11"]);
  expect(names([], "老客1")).toEqual(["老客1", "老客10", "老客11"]);
  expect(names(["老客1"], "老客1")).toEqual(["老客10", "老客11"]);
});
