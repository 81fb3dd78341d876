import { expect, test } from "vitest";
import { reportParams } from "../../../src/features/reports/report-params.ts";
import {
  columnsOf,
  pressed,
  readSort,
  type Sort,
  sorted,
  sortedTables,
  usualSorts,
} from "../../../src/features/reports/sort.ts";

test("[RP9] the address holds a table's order beside its days, without defaults or invalid values", () => {
  expect(reportParams({ last: 7, by_day: "messages.up", by_agent: "agent.up" })).toEqual({
    ...{ last: 7, by_day: "messages.up", by_agent: "agent.up" },
  });
  const wrong = ["agent.up", "messages", "messages.left", "day.down", "", 7, null, ["messages.up"]];
  for (const by_day of wrong) expect(reportParams({ by_day }), String(by_day)).toEqual({});
  for (const table of sortedTables) {
    expect(readSort(table, usualSorts[table])).toBeNull();
    for (const column of columnsOf[table])
      for (const sort of [`${column}.up`, `${column}.down`])
        if (sort !== usualSorts[table]) expect(readSort(table, sort)).toBe(sort);
  }
});

test("[RP9] numbers sort descending first and names ascending, and the next press reverses", () => {
  const [first, second] = ["replies.down", "replies.up"] as const satisfies Sort[];
  expect(pressed("day.down", "replies")).toBe(first);
  expect(pressed(first, "replies")).toBe(second);
  expect(pressed(second, "replies")).toBe(first);
  expect(pressed("picked_up.down", "agent")).toBe("agent.up");
  expect(pressed("agent.up", "agent")).toBe("agent.down");
  expect(pressed("day.down", "day")).toBe("day.up");
});

test("[RP9] missing values come last in both directions, ties stay, names follow the reader's language", () => {
  const rows = [
    { name: "none", rank: null },
    { name: "a", rank: 2 },
    { name: "b", rank: 10 },
    { name: "c", rank: 2 },
  ];
  const names = (isDown: boolean) => sorted(rows, ({ rank }) => rank, isDown, "en").map(({ name }) => name);
  expect([names(true), names(false)]).toEqual([
    ["b", "a", "c", "none"],
    ["a", "c", "b", "none"],
  ]);
  const people = (language: string) => sorted(["许然", "白露", "林知夏"], (name) => name, false, language);
  expect(people("zh-CN")).toEqual(["白露", "林知夏", "许然"]);
});

test("[WU8] the address holds the shown topics and their sorting, without invalid values", () => {
  const search = { topics: "agent", topics_order: "01refund.up" };
  expect(reportParams(search)).toEqual(search);
  expect(reportParams({ ...search, topics_order: "refund" })).toEqual({ topics: "agent" });
  expect(reportParams({ ...search, topics: "all" })).toEqual({});
  expect(reportParams({ ...search, topics: "shop" })).toEqual({});
});
