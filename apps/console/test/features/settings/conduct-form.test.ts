import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import { checkOutbound } from "@jieru/shared/domain/outbound-guard";
import { afterEach, expect, test } from "vitest";
import { examplesOf, newMatch, sampleRule } from "../../../src/features/settings/conduct/examples.ts";
import {
  type ConductProblem,
  emptyForm,
  formOf,
  matchOf,
  problemOf,
  sentFields,
} from "../../../src/features/settings/conduct/form.ts";
import { conductKinds } from "../../../src/features/settings/conduct/kinds.ts";
import { changedFields } from "../../../src/features/settings/use-stored-form.ts";
import { changeLanguage } from "../../../src/i18n/i18n.ts";
import { languages } from "../../../src/i18n/languages.ts";

afterEach(() => changeLanguage("zh-CN"));

test("[CD1] lines become words and hosts, each once, without blanks, and addresses become hosts", () => {
  expect(matchOf({ ...emptyForm, kind: "words", words: " 最低价 \n\n包退\n最低价" })).toEqual({
    kind: "words",
    words: ["最低价", "包退"],
  });
  expect(
    matchOf({ ...emptyForm, kind: "links", allowed: "HTTPS://Shop.example.com/a?b\nshop.example.com" }),
  ).toEqual({
    kind: "links",
    allowed: ["shop.example.com"],
  });
});

const many = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join("\n");

test.each<[string, Partial<typeof emptyForm>, ConductProblem | null]>([
  ["no name", { name: " " }, { what: "name_blank" }],
  ["a long name", { name: "名".repeat(31) }, { what: "name_long", limit: 30 }],
  ["no word", { words: "\n" }, { what: "words_none" }],
  ["51 words", { words: many(51) }, { what: "words_many", limit: 50 }],
  ["50 words", { words: many(50) }, null],
  ["a long word", { words: "字".repeat(31) }, { what: "word_long", limit: 30 }],
  [
    "a host without a dot",
    { kind: "links", allowed: "localhost" },
    { what: "host_wrong", host: "localhost" },
  ],
  ["no host", { kind: "links", allowed: "" }, null],
  ["no lure", { kind: "lures", lures: [] }, { what: "lures_none" }],
  ["phone numbers", { kind: "phone_numbers" }, null],
])("[CD1] the form names what is wrong: %s", (_, change, problem) => {
  expect(problemOf(sentFields({ ...emptyForm, name: "规则", words: "词", ...change }))).toEqual(problem);
});

test("[CD1] only changed fields are sent", () => {
  const rule = {
    id: "r",
    name: "价格",
    action: "warn",
    on: true,
    match: { kind: "words", words: ["最低价"] },
  };
  const form = formOf(rule as ConductRule);
  const before = sentFields(form);
  expect(changedFields(before, sentFields({ ...form, words: "最低价\n" }))).toEqual({});
  expect(changedFields(before, sentFields({ ...form, action: "block" }))).toEqual({ action: "block" });
});

test.each(languages)(
  "[CD8] a new rule of each kind matches its examples but the last, in %s",
  async (language) => {
    await changeLanguage(language);
    for (const kind of conductKinds) {
      const rules = [sampleRule(newMatch(kind), "warn")];
      const hits = examplesOf(kind, newMatch(kind)).map((text) => checkOutbound(rules, text).length > 0);
      expect([kind, hits]).toEqual([kind, [true, true, false]]);
    }
  },
);

test("[CD8] the examples of a rule use its own word and allowed host", () => {
  const words = examplesOf("words", { kind: "words", words: ["包退"] });
  expect(words[1]).toContain("包 退");
  const match = { kind: "links", allowed: ["banshan.cn"] } as const;
  const [other, , allowed] = examplesOf("links", { ...match, allowed: [...match.allowed] });
  const rules = [sampleRule({ kind: "links", allowed: ["banshan.cn"] }, "block")];
  expect(checkOutbound(rules, other ?? "")).toHaveLength(1);
  expect(allowed).toContain("banshan.cn");
  expect(checkOutbound(rules, allowed ?? "")).toEqual([]);
});
