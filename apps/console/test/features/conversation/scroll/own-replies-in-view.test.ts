import type { ClientMessageId } from "@jieru/shared/domain/ids";
import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useOwnRepliesInView } from "../../../../src/features/conversation/scroll/use-own-replies-in-view.ts";

const queue = (...ids: string[]) => ids.map((id) => ({ clientMessageId: id as ClientMessageId }));

test("[RD5] each new reply scrolls to the end, but an older reply that arrives does not", () => {
  const toEnd = vi.fn();
  const { rerender } = renderHook(({ unsent }) => useOwnRepliesInView(toEnd, unsent), {
    initialProps: { unsent: queue() },
  });
  const ledBy = (...ids: string[]): number => {
    toEnd.mockClear();
    rerender({ unsent: queue(...ids) });
    return toEnd.mock.calls.length;
  };
  expect(ledBy("refused")).toBe(1);
  expect(ledBy("refused", "next")).toBe(1);
  expect(ledBy("refused")).toBe(0);
  expect(ledBy("refused", "third", "fourth")).toBe(1);
  expect(ledBy("refused", "third")).toBe(0);
  expect(ledBy()).toBe(0);
});
