import { describe, expect, it } from "vitest";
import { listAttributes } from "../src/domain/attributes.ts";
import { attributesByName } from "../src/domain/attributes-schema.ts";

const problems = (sent: unknown): string[] => {
  const parsed = attributesByName.safeParse(sent);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0] || "all"));
};
const kept = (sent: unknown) => listAttributes(attributesByName.parse(sent));

describe("attributes from a company's server", () => {
  it("[AT3] a bare text or number says its type by itself, and the order is the shop's", () => {
    expect(
      kept({ level: "金卡", orders: 12, name: { label: "昵称", type: "text", value: "陈老板" } }),
    ).toEqual([
      { name: "level", type: "text", value: "金卡" },
      { name: "orders", type: "number", value: 12 },
      { name: "name", type: "text", value: "陈老板", label: "昵称" },
    ]);
  });

  it("[AT3] dates are days or moments with a time zone, links are http or https", () => {
    const date = (value: string) => problems({ since: { type: "date", value } });
    expect(["2024-03-11", "2024-03-11T08:00:00+08:00", "2024-03-11T00:00:00Z"].flatMap(date)).toEqual([]);
    for (const value of ["2024-02-30", "11.3.2024", "2024-03-11T08:00:00", "soon", ""])
      expect([value, date(value)]).toEqual([value, ["since"]]);
    const link = (value: string) => problems({ crm: { type: "link", value } });
    expect(link("https://shop.example/c/42?x=1")).toEqual([]);
    for (const value of ["javascript:alert(1)", "data:text/html,x", "//shop.example", "ftp://x.example", "x"])
      expect([value, link(value)]).toEqual([value, ["crm"]]);
  });

  it("[AT3] the schema names a value, name, label or number of attributes over its limit", () => {
    const { count, text, name, link } = { count: 50, text: 500, name: 40, link: 2_000 };
    expect(problems({ a: "汉".repeat(text), [`${"n".repeat(name)}`]: 1 })).toEqual([]);
    expect(problems({ a: "😀".repeat(text) })).toEqual([]);
    expect(problems({ a: "汉".repeat(text + 1) })).toEqual(["a"]);
    expect(problems({ ["n".repeat(name + 1)]: 1 })).toEqual(["n".repeat(name + 1)]);
    expect(problems({ a: { type: "text", value: "x", label: "l".repeat(name + 1) } })).toEqual(["a"]);
    const linkOf = (length: number) => ({ type: "link", value: "https://a.example/".padEnd(length, "x") });
    expect(problems({ a: linkOf(link) })).toEqual([]);
    expect(problems({ a: linkOf(link + 1) })).toEqual(["a"]);
    const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`k${i}`, i]));
    expect(problems(many(count))).toEqual([]);
    expect(problems(many(count + 1))).toEqual(["all"]);
  });

  it("[AT3] the schema refuses a number with more digits than JavaScript keeps", () => {
    for (const value of [0, -12.5, 2 ** 53 - 1, 1 - 2 ** 53]) {
      expect(kept({ a: value })).toEqual([{ name: "a", type: "number", value }]);
      expect(problems({ a: { type: "number", value } })).toEqual([]);
    }
    for (const digits of ["22876340532172987", "-9007199254740993", "1e300"]) {
      const value = JSON.parse(digits);
      expect([digits, problems({ a: value })]).toEqual([digits, ["a"]]);
      expect([digits, problems({ a: { type: "number", value } })]).toEqual([digits, ["a"]]);
    }
  });

  it("[AT6] the schema refuses misleading names and labels, and values only for NUL", () => {
    for (const bad of ["", "  ", "a\nb", "a\u202eb", "\u2066a", "a\0", "a\u0085b"]) {
      expect([bad, problems({ [bad]: 1 })]).toEqual([bad, [bad || "all"]]);
      expect([bad, problems({ a: { type: "text", value: "x", label: bad } })]).toEqual([bad, ["a"]]);
    }
    const hostile = '<img src=x onerror=alert(1)>\u202e\n"';
    expect(kept({ a: hostile })[0]?.value).toBe(hostile);
    expect(problems({ a: "x\0y" })).toEqual(["a"]);
    expect(kept({ a: "half \ud83d" })[0]?.value).toBe("half \ufffd");
  });

  it("[AT3] the schema refuses any other value", () => {
    for (const bad of [null, true, [], {}, { type: "text" }, { type: "html", value: "x" }, { value: "x" }])
      expect([bad, problems({ a: bad }).map((at) => at.split(".")[0])]).toEqual([
        bad,
        expect.arrayContaining(["a"]),
      ]);
    expect(problems({ a: { type: "number", value: "12" } })).toEqual(["a"]);
    expect(problems({ a: { type: "text", value: "x", colour: "red" } })).toEqual(["a"]);
    for (const bad of [[], "x", 1, null]) expect([bad, problems(bad).length > 0]).toEqual([bad, true]);
  });
});
