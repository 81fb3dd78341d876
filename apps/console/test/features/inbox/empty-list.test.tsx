import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { EmptyList } from "../../../src/features/inbox/list/EmptyList.tsx";
import type { Tab } from "../../../src/features/session/lists.ts";

afterEach(() => document.documentElement.removeAttribute("data-phone"));

function drawn(tab: Tab, filtered = false) {
  cleanup();
  const { container } = render(<EmptyList tab={tab} pending={false} filtered={filtered} retry={null} />);
  const keys = [...container.querySelectorAll("kbd")].map((key) => key.textContent);
  const lines = [...(container.firstElementChild?.children ?? [])].map((line) => line.textContent);
  return { lines, keys };
}

test("[FM2] [KB18] an empty list says what to do, with the key only where a keyboard is likely", () => {
  const keyOf = { waiting: ["N"], active: ["N"], inactive: [], ended: ["E"] };
  for (const [tab, keys] of Object.entries(keyOf) as [Tab, string[]][]) {
    const { lines, keys: named } = drawn(tab);
    expect([tab, lines.length, named]).toEqual([tab, 2, keys]);
    expect(lines.join("")).not.toMatch(/[[\]{}]|empty\./);
  }
  expect(drawn("waiting", true)).toEqual({
    lines: ["没有符合筛选的会话", "清除上方筛选可查看全部。"],
    keys: [],
  });
  document.documentElement.setAttribute("data-phone", "");
  for (const tab of Object.keys(keyOf) as Tab[]) {
    const { lines, keys: named } = drawn(tab);
    expect([tab, lines.length, named]).toEqual([tab, 2, []]);
  }
});
