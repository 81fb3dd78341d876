import { Virtualizer } from "@tanstack/react-virtual";
import { expect, test } from "vitest";
import { isInView } from "../../../src/features/inbox/list/is-in-view.ts";

const rows = new Virtualizer<HTMLDivElement, HTMLDivElement>({
  count: 100,
  getScrollElement: () => null,
  estimateSize: () => 50,
  initialRect: { width: 100, height: 200 },
  initialOffset: 125,
  scrollToFn: () => undefined,
  observeElementRect: () => undefined,
  observeElementOffset: () => undefined,
});

test("[DW7] a row is in view only when all of it is visible", () => {
  rows.getVirtualItems();
  const seen = Array.from({ length: 100 }, (_, i) => i).filter((i) => isInView(rows, i));
  expect(seen).toEqual([3, 4, 5]);
  expect(isInView(rows, 100)).toBe(false);
});
